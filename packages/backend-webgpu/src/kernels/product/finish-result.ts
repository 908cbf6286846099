import type { KernelBinding } from '../kernel.js';
import { productActivation } from '../product-activation.js';
import type { ProductVariant } from './product-variant.js';

/** The bindings of a product: the sums of parts need neither bias nor residual. */
export type ProductBinding = 'bias' | 'left' | 'residual' | 'result' | 'right';

/**
 * What a product does with its sums: bindings, and a function `finish` that ends and writes a vector of them. Those of vectors have `residualAt` too, which reads the
 * residual of any place, and `finishWith`, which takes it: so that it may be read before it is needed.
 */
export interface ResultCode {
  readonly bindings: readonly KernelBinding<ProductBinding>[];
  readonly globals: string;
}

/** The end of a product: bias, residual, activation. */
export function finishResult({ result, storage, activation }: ProductVariant): ResultCode {
  const signature = 'fn finish(batch: u32, part: u32, row: u32, column: u32, sum: vec4f) {';
  const bias: KernelBinding<ProductBinding> = { name: 'bias', access: 'read', type: 'array<vec4f>' };
  const written = (type: string): KernelBinding<ProductBinding> => ({ name: 'result', access: 'read_write', type });
  const { globals } = productActivation(activation);
  switch (result) {
    case 'partial':
      return {
        bindings: [written('array<vec4f>')],
        globals: `${signature}
  result[((batch * uniforms.splits + part) * uniforms.rows + row) * uniforms.columns + column] = sum;
}
`,
      };
    case 'vectors':
      return {
        bindings: [
          written(`array<vec4<${storage}>>`),
          bias,
          { name: 'residual', access: 'read', type: `array<vec4<${storage}>>` },
        ],
        globals: `${globals}fn placeOf(batch: u32, row: u32, column: u32) -> u32 {
  return batch * uniforms.outputBatch + row * uniforms.outputStride + column;
}
fn residualAt(batch: u32, row: u32, column: u32) -> vec4<${storage}> {
  return residual[placeOf(batch, row, column)];
}
fn finishWith(batch: u32, row: u32, column: u32, sum: vec4f, addend: vec4<${storage}>) {
  let value = sum + bias[batch * uniforms.biasBatch + column] + vec4f(addend);
  result[placeOf(batch, row, column)] = vec4<${storage}>(activate(value, uniforms.parameters));
}
${signature}
  var addend = vec4<${storage}>(0);
  if (uniforms.hasResidual != 0u) { addend = residualAt(batch, row, column); }
  finishWith(batch, row, column, sum, addend);
}
`,
      };
    case 'scalars':
      return {
        bindings: [written(`array<${storage}>`), bias],
        globals: `${globals}${signature}
  let value = activate(sum + bias[batch * uniforms.biasBatch + column], uniforms.parameters);
  let place = batch * uniforms.outputBatch + row * uniforms.columnElements;
  for (var index = 0u; index < 4u; index++) {
    if (column * 4u + index < uniforms.columnElements) { result[place + column * 4u + index] = ${storage}(value[index]); }
  }
}
`,
      };
  }
}
