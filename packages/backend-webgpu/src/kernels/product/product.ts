import { defineKernel, type Kernel } from '../kernel.js';
import { productActivation } from '../product-activation.js';
import type { ProductBinding } from './finish-result.js';
import { matrixProduct } from './matrix-product.js';
import { type ProductField, productUniforms } from './product-uniforms.js';
import type { ProductVariant } from './product-variant.js';
import { tileName } from './tile-name.js';
import { tileProduct } from './tile-product.js';
import { tileResources } from './tile-resources.js';

/** A product: convolutions as implicit matrix products, matrix products and stacks of them. Workgroups: tiles of columns × tiles of rows × parts of all batches. */
export function product(variant: ProductVariant): Kernel<ProductField, ProductBinding> {
  const { tile, left, right, result, storage, activation } = variant;
  const { frame, globals, directives, body } =
    tile.kind === 'registers' ? tileProduct(variant, tile) : matrixProduct(variant, tile);
  const suffix = result === 'partial' ? '' : productActivation(activation).suffix;
  return defineKernel({
    name: `${storage}-product-${left}-${right}-${result}-${tileName(tile)}${suffix}`,
    uniforms: productUniforms,
    bindings: frame.bindings,
    workgroupSize: [tileResources(tile).threads, 1, 1],
    directives,
    globals: `${frame.globals}${globals}`,
    body,
  });
}
