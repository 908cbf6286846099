import type { GraphProblems } from './graph-problems.js';

/** Why a window cannot slide: `slideWindow` says that it cannot. Per spatial axis; pads are all begins, then all ends. */
export function describeWindow(
  ...[spatial, kernel, strides, dilations, pads, autoPad]: GraphProblems['window']
): string {
  const axes = spatial.length;
  for (const [attribute, values] of Object.entries({ strides, dilations })) {
    if (values.length !== axes) return `${attribute} must have ${axes} values, but has ${values.length}`;
    if (values.some((value) => value < 1)) return `${attribute} must be at least 1, but are [${values.join(', ')}]`;
  }
  if (pads.length !== 2 * axes) return `pads must have ${2 * axes} values, but has ${pads.length}`;
  if (kernel.length !== axes) return `the window has ${kernel.length} dimensions; the input has ${axes} spatial ones`;
  const isSame = autoPad === 'SAME_UPPER' || autoPad === 'SAME_LOWER';
  for (const [axis, size] of spatial.entries()) {
    const window = kernel[axis] ?? null;
    if (typeof window !== 'number') continue;
    if (window < 1) return `the window has ${window} elements along spatial axis ${axis}`;
    if (typeof size !== 'number' || isSame) continue;
    const padded = autoPad === 'VALID' ? size : size + (pads[axis] ?? 0) + (pads[axis + axes] ?? 0);
    const extent = (dilations[axis] ?? 1) * (window - 1) + 1;
    if (extent > padded) {
      return `the window of ${extent} along spatial axis ${axis} is larger than the padded input of ${padded}`;
    }
  }
  return 'the window does not fit';
}
