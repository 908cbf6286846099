import { onnxruntime } from '@automodel/backend-onnxruntime/node';
import { wasm } from '@automodel/backend-wasm';
import { describeBackend } from '@automodel/testing';
import { wasmExceptions } from './wasm-exceptions.js';

describeBackend('backend-wasm', {
  backend: wasm(),
  device: 'wasm',
  oracle: { backend: onnxruntime(), device: 'cpu' },
  exceptions: wasmExceptions,
});
