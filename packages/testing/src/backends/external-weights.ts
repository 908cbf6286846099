import type { Model, TensorConstant } from '@automodel/onnx';

const location = 'weights.bin';

/** Moves the initializers of these names into a file, one behind the other from an odd offset on. */
export function externalWeights(
  model: Model,
  names: ReadonlySet<string>,
): { readonly model: Model; readonly weights: ReadonlyMap<string, Uint8Array> } {
  if (names.size === 0) return { model, weights: new Map() };
  const parts: Uint8Array[] = [Uint8Array.of(255)];
  let offset = 1;
  const initializers = model.graph.initializers.map((tensor): TensorConstant => {
    if (!names.has(tensor.name) || tensor.data.kind !== 'inline') return tensor;
    const { bytes } = tensor.data;
    const data = { kind: 'external', location, offset, length: bytes.length } as const;
    // A byte between two weights keeps most of them off the alignment of their type.
    parts.push(bytes, Uint8Array.of(255));
    offset += bytes.length + 1;
    return { ...tensor, data };
  });
  const file = new Uint8Array(offset);
  let position = 0;
  for (const part of parts) {
    file.set(part, position);
    position += part.length;
  }
  return { model: { ...model, graph: { ...model.graph, initializers } }, weights: new Map([[location, file]]) };
}
