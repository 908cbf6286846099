import type { UnaryFunction } from '@automodel/compiler';
import { defineKernel, type Kernel } from './kernel.js';
import { linearIndex } from './linear-workgroups.js';
import type { StorageType } from './product/product-variant.js';
import { productActivation } from './product-activation.js';
import { vectorWorkgroup } from './vector-workgroup.js';

const uniforms = {
  rows: 'u32',
  columns: 'u32',
  batches: 'u32',
  splits: 'u32',
  outputStride: 'u32',
  outputBatch: 'u32',
  biasBatch: 'u32',
  hasResidual: 'u32',
  parameters: 'vec4f',
} as const;

type Binding = 'bias' | 'parts' | 'residual' | 'result';

/** Adds up the parts of a product that was split along its inner dimension, and ends it as the product itself would. A thread for each vector. */
export function splitReduction(
  storage: StorageType,
  activation: UnaryFunction | undefined,
): Kernel<keyof typeof uniforms, Binding> {
  const { suffix, globals } = productActivation(activation);
  return defineKernel({
    name: `${storage}-split-reduction${suffix}`,
    uniforms,
    bindings: [
      { name: 'parts', access: 'read', type: 'array<vec4f>' },
      { name: 'result', access: 'read_write', type: `array<vec4<${storage}>>` },
      { name: 'bias', access: 'read', type: 'array<vec4f>' },
      { name: 'residual', access: 'read', type: `array<vec4<${storage}>>` },
    ],
    workgroupSize: [vectorWorkgroup, 1, 1],
    globals,
    body: `let index = ${linearIndex(vectorWorkgroup)};
let size = uniforms.rows * uniforms.columns;
if (index >= size * uniforms.batches) { return; }
let batch = index / size;
let inBatch = index - batch * size;
let row = inBatch / uniforms.columns;
let column = inBatch - row * uniforms.columns;
var sum = bias[batch * uniforms.biasBatch + column];
for (var part = 0u; part < uniforms.splits; part++) { sum += parts[(batch * uniforms.splits + part) * size + inBatch]; }
let place = batch * uniforms.outputBatch + row * uniforms.outputStride + column;
if (uniforms.hasResidual != 0u) { sum += vec4f(residual[place]); }
result[place] = vec4<${storage}>(activate(sum, uniforms.parameters));`,
  });
}
