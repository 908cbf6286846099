import { defineKernel, type Kernel, type StoredType } from './kernel.js';
import { linearIndex } from './linear-workgroups.js';

export const fillSize = 64;

/** Fills a tensor with one number, four elements at a time, those that pad too. */
export function fillKernel(type: StoredType): Kernel<'count' | 'value', 'output'> {
  const lane = type === 'i32' ? 'i32' : 'f32';
  return defineKernel({
    name: `${type}-fill`,
    uniforms: { count: 'u32', value: lane },
    bindings: [{ name: 'output', access: 'read_write', type: `array<vec4<${type}>>` }],
    workgroupSize: [fillSize, 1, 1],
    body: `
  let index = ${linearIndex(fillSize)};
  if (index * 4u < uniforms.count) {
    output[index] = vec4<${type}>(${type}(uniforms.value));
  }`,
  });
}
