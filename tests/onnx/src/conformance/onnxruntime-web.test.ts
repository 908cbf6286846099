import { onnxruntime } from '@automodel/backend-onnxruntime/web';
import { defineConformanceTests } from './define-conformance-tests.js';

// Beside ours, for comparison: what it refuses it says by errors of its own.
defineConformanceTests({
  backend: onnxruntime(),
  device: 'ort-wasm',
  paths: ['bytes'],
  supported: 0.5,
  refusesByError: true,
  wrong: {
    test_convinteger_with_padding: 'onnxruntime 1.30 refuses a zero point of the weights that is left out, at the run',
    test_maxunpool_export_with_output_shape: 'onnxruntime 1.30 takes the positions as those of the given output shape',
  },
});
