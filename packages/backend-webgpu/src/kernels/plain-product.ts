import type { UnaryFunction } from '@automodel/compiler';
import { activationCode } from './activation-code.js';
import { defineKernel, type Kernel } from './kernel.js';
import { linearIndex } from './linear-workgroups.js';

export const plainProductSize = 64;

type Field = 'columnBlocks' | 'columns' | 'inner' | 'parameters' | 'rows';

/**
 * A matrix `[rows][inner]` times weights `[inner][columns padded to fours]`, plain: an invocation computes four columns of one row. Input and
 * output are dense.
 */
export function plainProduct(
  floats: 'f16' | 'f32',
  activation: UnaryFunction | undefined,
): Kernel<Field, 'bias' | 'left' | 'output' | 'weight'> {
  const { suffix, globals } = activationCode(activation);
  return defineKernel({
    name: `${floats}-product-plain${suffix}`,
    uniforms: { rows: 'u32', inner: 'u32', columns: 'u32', columnBlocks: 'u32', parameters: 'vec4f' },
    bindings: [
      { name: 'left', access: 'read', type: `array<${floats}>` },
      { name: 'weight', access: 'read', type: `array<vec4<${floats}>>` },
      { name: 'bias', access: 'read', type: 'array<vec4<f32>>' },
      { name: 'output', access: 'read_write', type: `array<${floats}>` },
    ],
    workgroupSize: [plainProductSize, 1, 1],
    globals,
    body: `
  let index = ${linearIndex(plainProductSize)};
  if (index >= uniforms.rows * uniforms.columnBlocks) {
    return;
  }
  let block = index % uniforms.columnBlocks;
  let row = index / uniforms.columnBlocks;
  var sum = bias[block];
  for (var k = 0u; k < uniforms.inner; k++) {
    sum = fma(vec4f(f32(left[row * uniforms.inner + k])), vec4f(weight[k * uniforms.columnBlocks + block]), sum);
  }
  let result = activate(sum, uniforms.parameters);
  for (var i = 0u; i < min(4u, uniforms.columns - block * 4u); i++) {
    output[row * uniforms.columns + block * 4u + i] = ${floats}(result[i]);
  }`,
  });
}
