import { onnxruntime } from '@automodel/backend-onnxruntime/node';
import { onnxruntime as onnxruntimeWeb } from '@automodel/backend-onnxruntime/web';
import { describeBackend } from '@automodel/testing';

describeBackend('onnxruntime-node', {
  backend: onnxruntime(),
  device: 'cpu',
  oracle: { backend: onnxruntimeWeb(), device: 'ort-wasm' },
  exceptions: [
    { cases: /^Attention: a window$/, reason: 'onnxruntime 1.30 does not know the attributes of operator set 25' },
    {
      cases: /^GroupNormalization: far from zero$/,
      reason:
        'cancellation: the builds of onnxruntime for Node and for browsers differ from each other where the mean is large',
    },
  ],
});
