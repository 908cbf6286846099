import { defineKernel, type Kernel, type StoredType } from './kernel.js';
import { linearIndex } from './linear-workgroups.js';

export const selectSize = 64;

type Field = 'axes' | 'count' | 'outerSizes' | 'readOffset' | 'sizes' | 'writeOffset';

/**
 * Copies a block of elements whose places along each axis are listed: `places` holds for each of the eight axes, outermost first, where its
 * positions lie in the output, and then where in the input.
 */
export function selectKernel(from: StoredType, to: StoredType): Kernel<Field, 'input' | 'output' | 'places'> {
  return defineKernel({
    name: `${from}-select-${to}`,
    uniforms: {
      count: 'u32',
      readOffset: 'i32',
      writeOffset: 'i32',
      axes: 'u32',
      outerSizes: 'vec4u',
      sizes: 'vec4u',
    },
    bindings: [
      { name: 'input', access: 'read', type: `array<${from}>` },
      { name: 'places', access: 'read', type: 'array<i32>' },
      { name: 'output', access: 'read_write', type: `array<${to}>` },
    ],
    workgroupSize: [selectSize, 1, 1],
    body: `
  let index = ${linearIndex(selectSize)};
  if (index >= uniforms.count) {
    return;
  }
  var rest = index;
  var read = uniforms.readOffset;
  var write = uniforms.writeOffset;
  // The lists of the innermost axis come first.
  var list = 0u;
  for (var axis = 0u; axis < uniforms.axes; axis++) {
    let at = 7u - axis;
    let size = select(uniforms.outerSizes[at & 3u], uniforms.sizes[at & 3u], at > 3u);
    let position = rest % size;
    rest /= size;
    write += places[list + position];
    read += places[list + size + position];
    list += 2u * size;
  }
  output[write] = ${to}(input[read]);`,
  });
}
