import { computedType, elementKernel } from '../element-kernel.js';
import type { Kernel, StoredType } from '../kernel.js';
import { windowCode } from './window-code.js';
import { type WindowField, windowFields } from './window-fields.js';

/** The sum of overlapping blocks: the input is `[batch, channels × taps, places]`. */
export function columnsToImageKernel(type: StoredType): Kernel<WindowField, 'input' | 'output'> {
  const computed = computedType(type);
  return elementKernel({
    name: 'columns-to-image',
    uniforms: windowFields,
    inputs: [{ name: 'input', type }],
    output: type,
    globals: windowCode,
    body: `
  let u = uniforms;
  let position = positionOf(i32(index) % countOf(u.size), u.size);
  let plane = i32(index) / countOf(u.size);
  let taps = countOf(u.kernel);
  var sum = ${computed}(0);
  for (var tap = 0; tap < taps; tap++) {
    let at = numberOf(backwards(position, positionOf(tap, u.kernel)), u.places);
    if (at >= 0) {
      sum += ${computed}(input[(plane * taps + tap) * countOf(u.places) + at]);
    }
  }
  output[index] = ${type}(sum);`,
  });
}
