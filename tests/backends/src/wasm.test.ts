import { onnxruntime } from '@automodel/backend-onnxruntime/node';
import { wasm } from '@automodel/backend-wasm';
import { describeBackend } from '@automodel/testing';
import { wasmExceptions } from './wasm-exceptions.js';

describeBackend('backend-wasm', {
  // Hundreds of small sessions: a worker for each would take most of the time.
  backend: wasm({ worker: false }),
  device: 'wasm',
  oracle: { backend: onnxruntime(), device: 'cpu' },
  exceptions: wasmExceptions,
});
