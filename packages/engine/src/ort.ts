export { ortBackend } from './onnxruntime/ort-backend.js';
