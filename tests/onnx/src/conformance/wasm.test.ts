import { wasm } from '@automodel/backend-wasm';
import { defineConformanceTests } from './define-conformance-tests.js';

// Runs the cases in ../shared and those of Debian's libonnx-testdata, where they are.
defineConformanceTests({
  backend: wasm({ worker: false }),
  device: 'wasm',
  paths: ['graph', 'bytes'],
  supported: { 'onnx-node': 0.97, 'libonnx-testdata': 0.9 },
});
