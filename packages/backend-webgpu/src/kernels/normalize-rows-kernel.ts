import { defineKernel, type Kernel } from './kernel.js';

export const normalizeSize = 64;

/**
 * (x − mean) / √(variance + epsilon) over rows of `length` elements in C order, a workgroup for each row; the variance is that of the
 * differences, so that no digits are lost where the mean is large. Without a mean, it is the mean of the squares.
 */
export function normalizeRowsKernel(
  floats: 'f16' | 'f32',
  isCentered: boolean,
): Kernel<'epsilon' | 'length' | 'rows', 'input' | 'output'> {
  const total = (variable: string): string => `
  parts[localIndex] = ${variable};
  workgroupBarrier();
  for (var half = ${normalizeSize / 2}u; half > 0u; half /= 2u) {
    if (localIndex < half) {
      parts[localIndex] += parts[localIndex + half];
    }
    workgroupBarrier();
  }
  ${variable} = parts[0];
  workgroupBarrier();`;
  const each = (statement: string): string => `
  for (var i = localIndex; i < uniforms.length; i += ${normalizeSize}u) {
    ${statement}
  }`;
  return defineKernel({
    name: `${floats}-normalize-rows${isCentered ? '-centered' : ''}`,
    uniforms: { rows: 'u32', length: 'u32', epsilon: 'f32' },
    bindings: [
      { name: 'input', access: 'read', type: `array<${floats}>` },
      { name: 'output', access: 'read_write', type: `array<${floats}>` },
    ],
    workgroupSize: [normalizeSize, 1, 1],
    globals: `var<workgroup> parts: array<f32, ${normalizeSize}>;\n`,
    body: `
  let row = group.y * groups.x + group.x;
  if (row >= uniforms.rows) {
    return;
  }
  let start = row * uniforms.length;
  // Of differences to the first element, whose mean has more digits where all are far from zero.
  let origin = ${isCentered ? 'f32(input[start])' : '0.0'};
  var mean = 0.0;
${isCentered ? `${each('mean += f32(input[start + i]) - origin;')}${total('mean')}\n  mean /= f32(uniforms.length);` : ''}
  var squares = 0.0;
${each('let x = f32(input[start + i]) - origin - mean;\n    squares = fma(x, x, squares);')}
${total('squares')}
  let factor = 1 / sqrt(squares / f32(uniforms.length) + uniforms.epsilon);
${each(`output[start + i] = ${floats}((f32(input[start + i]) - origin - mean) * factor);`)}`,
  });
}
