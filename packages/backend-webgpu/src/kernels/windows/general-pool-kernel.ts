import { computedType, elementKernel } from '../element-kernel.js';
import { functionCode } from '../function-code.js';
import type { Kernel, StoredType } from '../kernel.js';
import { windowCode } from './window-code.js';
import { type WindowField, windowFields } from './window-fields.js';

export type GeneralPoolMode = 'average' | 'lp' | 'maximum' | 'positions';

/** Pooling over up to three axes, and where the maxima lie in the flattened input. */
export function generalPoolKernel(
  input: StoredType,
  output: StoredType,
  mode: GeneralPoolMode,
): Kernel<WindowField | 'after' | 'countIncludesPads' | 'isColumnMajor' | 'p' | 'start', 'input' | 'output'> {
  const type = computedType(input);
  const finish: Readonly<Record<GeneralPoolMode, string>> = {
    average: `sum / ${type}(taken)`,
    lp: 'powOf(vec4f(f32(sum)), vec4f(1 / u.p)).x',
    maximum: 'best',
    positions:
      'plane * countOf(u.size) + select(numberOf(found, u.size), found.x + u.size.x * (found.y + u.size.y * found.z), u.isColumnMajor > 0u)',
  };
  const isNan = type === 'f32' ? 'isNanOf(vec4f(value)).x' : 'false';
  const bestIsNan = type === 'f32' ? 'isNanOf(vec4f(best)).x' : 'false';
  const body = `
  let u = uniforms;
  let places = countOf(u.places);
  let place = positionOf(i32(index) % places, u.places);
  let plane = i32(index) / places;
  var best = u.start;
  var found = vec3i(0);
  var sum = ${type}(0);
  var taken = 0;
  for (var tap = 0; tap < countOf(u.kernel); tap++) {
    let position = forwards(place, positionOf(tap, u.kernel));
    let at = numberOf(position, u.size);
    if (at < 0) {
      taken += select(0, 1, u.countIncludesPads > 0u && all(position < u.size.xyz + u.after.xyz));
      continue;
    }
    let value = ${type}(input[plane * countOf(u.size) + at]);
    taken++;
    sum += ${mode === 'lp' ? `${type}(powOf(vec4f(abs(f32(value))), vec4f(u.p)).x)` : 'value'};
    if (value > best || (${isNan} && !${bestIsNan})) {
      best = value;
      found = position;
    }
  }
  output[index] = ${output}(${finish[mode]});`;
  return elementKernel({
    name: `pool-${mode}`,
    uniforms: {
      ...windowFields,
      after: 'vec4i',
      countIncludesPads: 'u32',
      isColumnMajor: 'u32',
      p: 'f32',
      start: type,
    },
    inputs: [{ name: 'input', type: input }],
    output,
    globals: functionCode(body) + windowCode,
    body,
  });
}
