import type { Model, TensorConstant } from '@automodel/onnx';

/** A model with some of its outputs, and with the weights that lie in a file inside of it, as they are stored. */
export function selfContained(model: Model, outputs: readonly string[], file: Uint8Array): Model {
  const inline = (initializer: TensorConstant): TensorConstant => {
    const { data } = initializer;
    if (data.kind !== 'external') return initializer;
    return { ...initializer, data: { kind: 'inline', bytes: file.subarray(data.offset, data.offset + data.length) } };
  };
  const { graph } = model;
  return {
    ...model,
    graph: {
      ...graph,
      outputs: graph.outputs.filter(({ name }) => outputs.includes(name)),
      initializers: graph.initializers.map(inline),
    },
  };
}
