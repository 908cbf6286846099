import { ortBackend } from './ort/ort-backend.js';
import { registerBackend } from './tensor.js';

// Taken only by name (`executionProviders: ['automodel-wasm']`): a negative priority is never a fallback for others.
registerBackend('automodel-wasm', ortBackend(), -1);
