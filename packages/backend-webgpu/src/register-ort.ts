import { ortBackend } from '@automodel/engine/ort';
import { registerBackend } from './onnxruntime-common.js';
import { webgpu } from './webgpu.js';

// Taken only by name (`executionProviders: ['automodel-webgpu']`): a negative priority is never a fallback for others.
registerBackend('automodel-webgpu', ortBackend(webgpu(), 'webgpu'), -1);
