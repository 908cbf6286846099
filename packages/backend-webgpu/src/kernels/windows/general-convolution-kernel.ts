import { computedType, elementKernel } from '../element-kernel.js';
import type { Kernel } from '../kernel.js';
import { type ConvolutionTypes, convolutionInputs } from './convolution-inputs.js';
import { windowCode } from './window-code.js';
import { type WindowField, windowFields } from './window-fields.js';

/** A convolution with weights that are known at the run only, over up to three axes; everything lies in C order. */
export function generalConvolutionKernel(
  types: ConvolutionTypes,
): Kernel<WindowField | 'hasBias', 'bias' | 'input' | 'output' | 'weight'> {
  const type = computedType(types.output);
  return elementKernel({
    name: 'general-convolution',
    uniforms: { ...windowFields, hasBias: 'u32' },
    inputs: convolutionInputs(types),
    output: types.output,
    globals: windowCode,
    body: `
  let u = uniforms;
  let places = countOf(u.places);
  let place = positionOf(i32(index) % places, u.places);
  let channel = i32(index) / places % i32(u.outputs);
  let image = i32(index) / places / i32(u.outputs);
  let depth = i32(u.channels / u.group);
  let first = channel / i32(u.outputs / u.group) * depth;
  let taps = countOf(u.kernel);
  var sum = ${type}(0);
  if (u.hasBias > 0u) {
    sum = ${type}(bias[channel]);
  }
  for (var tap = 0; tap < taps; tap++) {
    let at = numberOf(forwards(place, positionOf(tap, u.kernel)), u.size);
    if (at < 0) {
      continue;
    }
    for (var i = 0; i < depth; i++) {
      let value = ${type}(input[(image * i32(u.channels) + first + i) * countOf(u.size) + at]);
      sum += value * ${type}(weight[(channel * depth + i) * taps + tap]);
    }
  }
  output[index] = ${types.output}(sum);`,
  });
}
