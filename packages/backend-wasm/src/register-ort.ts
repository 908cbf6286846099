import { ortBackend } from '@automodel/engine/ort';
import { registerBackend } from './tensor.js';
import { wasm } from './wasm.js';

// Taken only by name (`executionProviders: ['automodel-wasm']`): a negative priority is never a fallback for others.
registerBackend('automodel-wasm', ortBackend(wasm(), 'wasm'), -1);
