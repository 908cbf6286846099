import { defineKernel, type Kernel, type StoredType } from './kernel.js';
import { linearIndex } from './linear-workgroups.js';

export const copySize = 64;

/** Loops that the kernel has; fewer are filled up with loops of one step. */
export const maximumRank = 8;

type Field =
  | 'count'
  | 'outerReads'
  | 'outerSizes'
  | 'outerWrites'
  | 'readOffset'
  | 'reads'
  | 'sizes'
  | 'writeOffset'
  | 'writes';

/** Copies elements between places with any strides and types, over up to eight loops of which the last is the innermost. */
export function copyKernel(from: StoredType, to: StoredType): Kernel<Field, 'input' | 'output'> {
  return defineKernel({
    name: `${from}-copy-${to}`,
    uniforms: {
      count: 'u32',
      readOffset: 'u32',
      writeOffset: 'u32',
      outerSizes: 'vec4u',
      sizes: 'vec4u',
      outerReads: 'vec4i',
      reads: 'vec4i',
      outerWrites: 'vec4i',
      writes: 'vec4i',
    },
    bindings: [
      { name: 'input', access: 'read', type: `array<${from}>` },
      { name: 'output', access: 'read_write', type: `array<${to}>` },
    ],
    workgroupSize: [copySize, 1, 1],
    body: `
  let index = ${linearIndex(copySize)};
  if (index >= uniforms.count) {
    return;
  }
  var rest = index;
  var read = i32(uniforms.readOffset);
  var write = i32(uniforms.writeOffset);
  for (var axis = 3; axis >= 0; axis--) {
    let at = i32(rest % uniforms.sizes[axis]);
    rest /= uniforms.sizes[axis];
    read += at * uniforms.reads[axis];
    write += at * uniforms.writes[axis];
  }
  if (rest > 0u) {
    for (var axis = 3; axis >= 0; axis--) {
      let at = i32(rest % uniforms.outerSizes[axis]);
      rest /= uniforms.outerSizes[axis];
      read += at * uniforms.outerReads[axis];
      write += at * uniforms.outerWrites[axis];
    }
  }
  output[write] = ${to}(input[read]);`,
  });
}
