import { computedType, elementKernel } from './element-kernel.js';
import type { Kernel, StoredType } from './kernel.js';
import { placeOfCode } from './place-of-code.js';

type Field =
  | 'columns'
  | 'count'
  | 'inner'
  | 'leftStrides'
  | 'outerLeftStrides'
  | 'outerRightStrides'
  | 'outerSizes'
  | 'rightStrides'
  | 'rows'
  | 'sizes';

/** Stacks of matrices that are broadcast in any way, of floats or integers, plain: an invocation computes one element. */
export function batchedProductKernel(types: {
  readonly left: StoredType;
  readonly right: StoredType;
  readonly output: StoredType;
}): Kernel<Field, 'left' | 'output' | 'right'> {
  const type = computedType(types.output);
  return elementKernel({
    name: 'batched-product',
    uniforms: {
      ...{ count: 'u32', rows: 'u32', inner: 'u32', columns: 'u32', outerSizes: 'vec4u', sizes: 'vec4u' },
      ...{ outerLeftStrides: 'vec4i', leftStrides: 'vec4i', outerRightStrides: 'vec4i', rightStrides: 'vec4i' },
    },
    inputs: [
      { name: 'left', type: types.left },
      { name: 'right', type: types.right },
    ],
    output: types.output,
    globals: placeOfCode,
    body: `
  let u = uniforms;
  let matrix = index / u.columns / u.rows;
  let row = index / u.columns % u.rows;
  let leftAt = u32(placeOf(matrix, u.outerSizes, u.sizes, u.outerLeftStrides, u.leftStrides)) + row * u.inner;
  let rightAt = u32(placeOf(matrix, u.outerSizes, u.sizes, u.outerRightStrides, u.rightStrides)) + index % u.columns;
  var sum = ${type}(0);
  for (var i = 0u; i < u.inner; i++) {
    sum += ${type}(left[leftAt + i]) * ${type}(right[rightAt + i * u.columns]);
  }
  output[index] = ${types.output}(sum);`,
  });
}
