import { registerBackend } from './onnxruntime-common.js';
import { ortBackend } from './ort/ort-backend.js';

// Taken only by name (`executionProviders: ['automodel-webgpu']`): a negative priority is never a fallback for others.
registerBackend('automodel-webgpu', ortBackend(), -1);
