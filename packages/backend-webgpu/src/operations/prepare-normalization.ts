import {
  type NormalizationSource,
  type NormalizationStep,
  normalizationSources,
  scaleAndShift,
} from '@automodel/compiler';
import { activationCode, activationParameters } from '../kernels/activation-code.js';
import type { Dispatch } from '../kernels/dispatch.js';
import { elementwise } from './elementwise.js';
import type { OperationContext } from './operation-context.js';
import { type PreparedOperand, prepareOperand } from './prepare-operand.js';

/** Batch normalization that no convolution could take. */
export function prepareNormalization(context: OperationContext, step: NormalizationStep): Dispatch {
  const { activation, normalization, output } = step;
  const input = prepareOperand(context, { kind: 'tensor', tensor: step.input });
  const { suffix, globals } = activationCode(activation);
  const scale = packPerChannel(context, normalization, input, 'scale');
  const shift = packPerChannel(context, normalization, input, 'shift');
  return elementwise(context, {
    ...{ operation: `scale-shift${suffix}`, inputs: [input, scale, shift], output },
    ...{ expression: 'activate(fma(x, y, z), p)', globals, parameters: activationParameters(activation) },
  });
}

/** One number per channel, which is the second axis. */
function packPerChannel(
  context: OperationContext,
  normalization: NormalizationSource,
  { dims }: PreparedOperand,
  part: 'scale' | 'shift',
): PreparedOperand {
  const channels = dims[1] ?? 1;
  const slot = context.weights.pack({
    key: `${normalization.scale.name} ${part}`,
    byteLength: channels * 4,
    sources: normalizationSources(normalization),
    write: (tools) => tools.upload(Float32Array.from(scaleAndShift(normalization, tools)[part])),
  });
  const others = dims.slice(1).map(() => 0);
  return {
    slot,
    type: 'f32',
    dims: dims.map((_, axis) => (axis === 1 ? channels : 1)),
    strides: [0, 1, ...others.slice(1)],
  };
}
