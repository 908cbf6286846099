import { functionCode } from './function-code.js';
import { defineKernel, type Kernel } from './kernel.js';

export const softmaxSize = 64;

type Field =
  | 'length'
  | 'outerReads'
  | 'outerSizes'
  | 'outerWrites'
  | 'readStep'
  | 'reads'
  | 'rows'
  | 'sizes'
  | 'writeStep'
  | 'writes';

const reduce = (value: string, combine: string): string => `
  parts[localIndex] = ${value};
  workgroupBarrier();
  for (var half = ${softmaxSize / 2}u; half > 0u; half /= 2u) {
    if (localIndex < half) {
      let other = parts[localIndex + half];
      parts[localIndex] = ${combine};
    }
    workgroupBarrier();
  }
`;

/** exp(x - max) / sum of exp(x - max) along one axis, its logarithm, or 1 where the first of the highest is and 0 elsewhere: a workgroup for each row. */
export function softmaxKernel(floats: 'f16' | 'f32', form: 'hard' | 'log' | 'soft'): Kernel<Field, 'input' | 'output'> {
  const body = `
  let row = group.y * groups.x + group.x;
  if (row >= uniforms.rows) {
    return;
  }
  var rest = row;
  var read = 0u;
  var write = 0u;
  for (var axis = 3; axis >= 0; axis--) {
    let at = rest % uniforms.sizes[axis];
    rest /= uniforms.sizes[axis];
    read += at * uniforms.reads[axis];
    write += at * uniforms.writes[axis];
  }
  for (var axis = 3; axis >= 0; axis--) {
    let at = rest % uniforms.outerSizes[axis];
    rest /= uniforms.outerSizes[axis];
    read += at * uniforms.outerReads[axis];
    write += at * uniforms.outerWrites[axis];
  }
  var highest = f32(input[read]);
  for (var i = localIndex; i < uniforms.length; i += ${softmaxSize}u) {
    highest = max(highest, f32(input[read + i * uniforms.readStep]));
  }
${reduce('highest', 'max(parts[localIndex], other)')}
  highest = parts[0];
  workgroupBarrier();
${form === 'hard' ? oneAtHighest(floats) : quotients(floats, form)}`;
  return defineKernel({
    name: `${floats}-softmax-${form}`,
    uniforms: {
      rows: 'u32',
      length: 'u32',
      readStep: 'u32',
      writeStep: 'u32',
      outerSizes: 'vec4u',
      sizes: 'vec4u',
      outerReads: 'vec4u',
      reads: 'vec4u',
      outerWrites: 'vec4u',
      writes: 'vec4u',
    },
    bindings: [
      { name: 'input', access: 'read', type: `array<${floats}>` },
      { name: 'output', access: 'read_write', type: `array<${floats}>` },
    ],
    workgroupSize: [softmaxSize, 1, 1],
    globals: `var<workgroup> parts: array<f32, ${softmaxSize}>;\n${functionCode(body)}`,
    body,
  });
}

function quotients(floats: 'f16' | 'f32', form: 'log' | 'soft'): string {
  return `  var sum = 0.0;
  for (var i = localIndex; i < uniforms.length; i += ${softmaxSize}u) {
    sum += expOf(vec4f(f32(input[read + i * uniforms.readStep]) - highest)).x;
  }
${reduce('sum', 'parts[localIndex] + other')}
  sum = parts[0];
  for (var i = localIndex; i < uniforms.length; i += ${softmaxSize}u) {
    let x = f32(input[read + i * uniforms.readStep]) - highest;
    output[write + i * uniforms.writeStep] = ${floats}(${form === 'log' ? 'x - logOf(vec4f(sum)).x' : 'expOf(vec4f(x)).x / sum'});
  }`;
}

/** Positions are counted in floats, which hold them exactly up to 2²⁴. */
function oneAtHighest(floats: 'f16' | 'f32'): string {
  return `  var first = f32(uniforms.length);
  for (var i = localIndex; i < uniforms.length; i += ${softmaxSize}u) {
    if (f32(input[read + i * uniforms.readStep]) == highest) {
      first = min(first, f32(i));
    }
  }
${reduce('first', 'min(parts[localIndex], other)')}
  first = parts[0];
  for (var i = localIndex; i < uniforms.length; i += ${softmaxSize}u) {
    output[write + i * uniforms.writeStep] = ${floats}(select(0.0, 1.0, f32(i) == first));
  }`;
}
