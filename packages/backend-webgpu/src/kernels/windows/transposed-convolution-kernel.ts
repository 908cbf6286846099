import { computedType, elementKernel } from '../element-kernel.js';
import type { Kernel } from '../kernel.js';
import { type ConvolutionTypes, convolutionInputs } from './convolution-inputs.js';
import { windowCode } from './window-code.js';
import { type WindowField, windowFields } from './window-fields.js';

/** Its counterpart, in which each element of the input spreads over a window of the output: weights `[channels, outputs / group, …]`. */
export function transposedConvolutionKernel(
  types: ConvolutionTypes,
): Kernel<WindowField | 'hasBias', 'bias' | 'input' | 'output' | 'weight'> {
  const type = computedType(types.output);
  return elementKernel({
    name: 'transposed-convolution',
    uniforms: { ...windowFields, hasBias: 'u32' },
    inputs: convolutionInputs(types),
    output: types.output,
    globals: windowCode,
    body: `
  let u = uniforms;
  let count = countOf(u.size);
  let position = positionOf(i32(index) % count, u.size);
  let channel = i32(index) / count % i32(u.outputs);
  let image = i32(index) / count / i32(u.outputs);
  let perGroup = i32(u.outputs / u.group);
  let depth = i32(u.channels / u.group);
  let first = channel / perGroup * depth;
  let taps = countOf(u.kernel);
  var sum = ${type}(0);
  if (u.hasBias > 0u) {
    sum = ${type}(bias[channel]);
  }
  for (var tap = 0; tap < taps; tap++) {
    let at = numberOf(backwards(position, positionOf(tap, u.kernel)), u.places);
    if (at < 0) {
      continue;
    }
    for (var i = first; i < first + depth; i++) {
      let value = ${type}(input[(image * i32(u.channels) + i) * countOf(u.places) + at]);
      sum += value * ${type}(weight[(i * perGroup + channel % perGroup) * taps + tap]);
    }
  }
  output[index] = ${types.output}(sum);`,
  });
}
