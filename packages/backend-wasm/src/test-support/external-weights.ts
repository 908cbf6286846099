import type { Model } from '@automodel/onnx';

/** The same model with its constants in a file, and that file, "weights". */
export function externalWeights(model: Model): { readonly model: Model; readonly bytes: Uint8Array<ArrayBuffer> } {
  const parts: number[] = [];
  const initializers = model.graph.initializers.map((initializer) => {
    if (initializer.data.kind !== 'inline') return initializer;
    const { bytes } = initializer.data;
    const offset = parts.length;
    parts.push(...bytes);
    return { ...initializer, data: { kind: 'external', location: 'weights', offset, length: bytes.length } as const };
  });
  return { model: { ...model, graph: { ...model.graph, initializers } }, bytes: Uint8Array.from(parts) };
}
