import { onnxruntime } from '@automodel/backend-onnxruntime/web';
import { defineConformanceTests } from './define-conformance-tests.js';

const digits = 'onnxruntime writes more digits than tell the number apart';
const transform = "rounding of its Fourier transform is beyond ONNX's tolerance where zero is expected";
const unpooling = 'onnxruntime 1.30 takes the positions as those of the given output shape';

// Beside ours, for comparison: what it refuses it says by errors of its own. Runs the cases in ../shared and those of Debian's libonnx-testdata, where they are.
defineConformanceTests({
  backend: onnxruntime(),
  device: 'ort-wasm',
  paths: ['bytes'],
  supported: { 'onnx-node': 0.5, 'libonnx-testdata': 0.5 },
  refusesByError: true,
  wrong: {
    'onnx-node': {
      test_convinteger_with_padding:
        'onnxruntime 1.30 refuses a zero point of the weights that is left out, at the run',
      test_maxunpool_export_with_output_shape: unpooling,
    },
    'libonnx-testdata': {
      test_cast_FLOAT_to_STRING: digits,
      test_castlike_FLOAT_to_STRING: digits,
      test_castlike_FLOAT_to_STRING_expanded: digits,
      test_dft: transform,
      test_dft_axis: transform,
      test_dft_inverse: transform,
      test_maxunpool_export_with_output_shape: unpooling,
      test_stft: transform,
      test_stft_with_window: transform,
    },
  },
});
