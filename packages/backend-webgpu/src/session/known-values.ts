import type { TensorValue } from '@automodel/contracts';
import { type Model, type TensorConstant, tensorConstant } from '@automodel/onnx';
import type { Feed } from './feed.js';

/**
 * The values of the inputs for which plans are made, such as shapes.
 * @param names of these inputs.
 */
export function knownValues(
  model: Model,
  names: ReadonlySet<string>,
  feeds: Readonly<Record<string, TensorValue>>,
  values: ReadonlyMap<string, Feed>,
): ReadonlyMap<string, TensorConstant> {
  const known = new Map<string, TensorConstant>();
  for (const { name, type } of model.graph.inputs) {
    const feed = values.get(name);
    if (!names.has(name) || feed?.kind !== 'cpu' || type?.kind !== 'tensor') continue;
    known.set(name, tensorConstant(name, type.dataType, feeds[name]?.dims ?? [], Array.from(feed.elements)));
  }
  return known;
}
