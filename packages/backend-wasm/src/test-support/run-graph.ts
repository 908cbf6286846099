import type { Model } from '@automodel/onnx';
import { type ProductTile, productTiles } from '../kernels/product-tile.js';
import { Tensor } from '../tensor.js';
import { createTestSession } from './create-test-session.js';

/** Runs a graph without external weights once, on inputs by name. */
export async function runGraph(
  model: Model,
  inputs: Readonly<Record<string, { readonly dims: readonly number[]; readonly values: Float32Array }>>,
  tile: ProductTile = productTiles.plain,
): Promise<ReadonlyMap<string, Tensor>> {
  const outputs = model.graph.outputs.map(({ name }) => name);
  const session = await createTestSession(model, { tile });
  try {
    const feeds = Object.entries(inputs).map(([name, { dims, values }]) => [name, new Tensor('float32', values, dims)]);
    const results = await session.run(Object.fromEntries(feeds), outputs);
    return new Map(Object.entries(results).filter((entry): entry is [string, Tensor] => entry[1] instanceof Tensor));
  } finally {
    await session.dispose();
  }
}
