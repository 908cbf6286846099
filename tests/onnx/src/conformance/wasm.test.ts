import { wasm } from '@automodel/backend-wasm';
import { defineConformanceTests } from './define-conformance-tests.js';

defineConformanceTests({
  backend: wasm({ worker: false }),
  device: 'wasm',
  paths: ['graph', 'bytes'],
  supported: 0.97,
});
