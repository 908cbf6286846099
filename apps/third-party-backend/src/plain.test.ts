import { onnxruntime } from '@automodel/backend-onnxruntime/node';
import { describeBackend } from '@automodel/testing';
import { plain } from './plain.js';

const oracle = { backend: onnxruntime(), device: 'cpu' };

describeBackend('automodel-backend-plain', {
  backend: plain(),
  device: 'plain',
  oracle,
  exceptions: [
    {
      cases: /^Clip: no bound$/,
      reason: 'the oracle: onnxruntime makes infinities the largest float32 where a bound is left out',
    },
  ],
});
