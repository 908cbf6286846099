import type { ReduceName } from '@automodel/compiler';
import { computedType } from './element-kernel.js';
import { functionCode } from './function-code.js';
import { defineKernel, type Kernel, type StoredType } from './kernel.js';
import { linearIndex } from './linear-workgroups.js';
import { placeOfCode } from './place-of-code.js';

export const reduceSize = 64;

type Field =
  | 'innerCount'
  | 'innerSizes'
  | 'innerStrides'
  | 'outerInnerSizes'
  | 'outerInnerStrides'
  | 'outerSizes'
  | 'outerStrides'
  | 'rows'
  | 'sizes'
  | 'start'
  | 'strides';

export interface ReduceKernelOptions {
  readonly function: ReduceName;
  readonly input: StoredType;
  readonly output: StoredType;
  /** Whether a workgroup takes the elements of one result together, or each invocation those of its own. */
  readonly isShared: boolean;
}

/** How elements are taken together: WGSL that adds `value` to `sum`, that joins two sums, and that makes the result of `sum`. */
interface Accumulation {
  readonly add: string;
  readonly join: string;
  readonly finish: string;
}

function accumulation(name: ReduceName, type: 'f32' | 'i32'): Accumulation {
  const asFloat = (code: string): string => (type === 'f32' ? code : `i32(${code})`);
  const sum = { add: 'sum + value', join: 'a + b', finish: 'sum' };
  const squares = { add: 'sum + value * value', join: 'a + b', finish: 'sum' };
  switch (name) {
    case 'l1':
      return { ...sum, add: 'sum + abs(value)' };
    case 'l2':
      return { ...squares, finish: asFloat('sqrt(f32(sum))') };
    case 'log-sum':
      return { ...sum, finish: asFloat('logOf(vec4f(f32(sum))).x') };
    case 'log-sum-exp':
      // Less the largest, so that no power overflows; that itself where it is infinite.
      return {
        add: 'sum + expOf(vec4f(f32(value) - f32(largest))).x',
        join: 'a + b',
        finish: asFloat('select(f32(largest), logOf(vec4f(f32(sum))).x + f32(largest), abs(f32(largest)) < 3.4e38)'),
      };
    case 'max':
      return { add: 'join(sum, value)', join: type === 'f32' ? nanOr('max') : 'max(a, b)', finish: 'sum' };
    case 'mean':
      return { ...sum, finish: `sum / ${type}(uniforms.innerCount)` };
    case 'min':
      return { add: 'join(sum, value)', join: type === 'f32' ? nanOr('min') : 'min(a, b)', finish: 'sum' };
    case 'prod':
      return { add: 'sum * value', join: 'a * b', finish: 'sum' };
    case 'sum':
      return sum;
    case 'sum-square':
      return squares;
  }
}

/** What is no number wins; by its bits, for compilers may take comparisons with itself to be true. */
function nanOr(name: 'max' | 'min'): string {
  return `select(select(${name}(a, b), b, isNanOf(vec4f(b)).x), a, isNanOf(vec4f(a)).x)`;
}

/**
 * One number for all elements along some axes: those that stay are loops over the results, the others loops over what is taken together.
 * Results lie in C order.
 */
export function reduceKernel({
  function: name,
  input,
  output,
  isShared,
}: ReduceKernelOptions): Kernel<Field, 'input' | 'output'> {
  const isLogSumExp = name === 'log-sum-exp';
  const type = isLogSumExp ? 'f32' : computedType(input);
  const { add, join, finish } = accumulation(name, type);
  const step = isShared ? `${reduceSize}u` : '1u';
  const first = isShared ? 'localIndex' : '0u';
  const gather = (variable: string, combine: string): string =>
    isShared
      ? `
  parts[localIndex] = ${variable};
  workgroupBarrier();
  for (var half = ${reduceSize / 2}u; half > 0u; half /= 2u) {
    if (localIndex < half) {
      parts[localIndex] = ${combine}(parts[localIndex], parts[localIndex + half]);
    }
    workgroupBarrier();
  }
  ${variable} = parts[0];
  workgroupBarrier();`
      : '';
  const each = (statement: string): string => `
  for (var i = ${first}; i < uniforms.innerCount; i += ${step}) {
    let value = ${type}(input[place + placeOf(i, uniforms.outerInnerSizes, uniforms.innerSizes, uniforms.outerInnerStrides, uniforms.innerStrides)]);
    ${statement}
  }`;
  const largest = `
  var largest = uniforms.start;
${each('largest = larger(largest, value);')}
${gather('largest', 'larger')}
  var sum = 0.0;`;
  const body = `
  let row = ${isShared ? 'group.y * groups.x + group.x' : linearIndex(reduceSize)};
  if (row >= uniforms.rows) {
    return;
  }
  let place = placeOf(row, uniforms.outerSizes, uniforms.sizes, uniforms.outerStrides, uniforms.strides);
${isLogSumExp ? largest : '  var sum = uniforms.start;'}
${each(`sum = ${add};`)}
${gather('sum', 'join')}
${isShared ? '  if (localIndex > 0u) {\n    return;\n  }' : ''}
  output[row] = ${output}(${finish});`;
  const functions = `
fn join(a: ${type}, b: ${type}) -> ${type} {
  return ${join};
}
${isLogSumExp ? `fn larger(a: f32, b: f32) -> f32 {\n  return ${nanOr('max')};\n}\n` : ''}`;
  return defineKernel({
    name: `${input}-reduce-${name}-${output}${isShared ? '-shared' : ''}`,
    uniforms: {
      rows: 'u32',
      innerCount: 'u32',
      start: type,
      outerSizes: 'vec4u',
      sizes: 'vec4u',
      outerStrides: 'vec4i',
      strides: 'vec4i',
      outerInnerSizes: 'vec4u',
      innerSizes: 'vec4u',
      outerInnerStrides: 'vec4i',
      innerStrides: 'vec4i',
    },
    bindings: [
      { name: 'input', access: 'read', type: `array<${input}>` },
      { name: 'output', access: 'read_write', type: `array<${output}>` },
    ],
    workgroupSize: [reduceSize, 1, 1],
    globals: `${isShared ? `var<workgroup> parts: array<${type}, ${reduceSize}>;\n` : ''}${functionCode(functions + body)}${placeOfCode}${functions}`,
    body,
  });
}
