import type { TensorValue } from '@automodel/contracts';
import { type Model, type TensorConstant, tensorConstant } from '@automodel/onnx';

/**
 * The values of the inputs for which plans are made, such as shapes.
 * @param names of these inputs.
 * @param elementsOf what was given for an input, as engines compute with it; undefined where that is not on the CPU.
 */
export function knownValues(
  model: Model,
  names: ReadonlySet<string>,
  feeds: Readonly<Record<string, TensorValue>>,
  elementsOf: (input: string) => ArrayLike<number> | undefined,
): ReadonlyMap<string, TensorConstant> {
  const known = new Map<string, TensorConstant>();
  for (const { name, type } of model.graph.inputs) {
    const elements = elementsOf(name);
    if (!names.has(name) || elements === undefined || type?.kind !== 'tensor') continue;
    known.set(name, tensorConstant(name, type.dataType, feeds[name]?.dims ?? [], Array.from(elements)));
  }
  return known;
}
