import { type ByteSource, memoryByteSource } from '@automodel/core';
import type { Model, Node, TensorConstant } from '@automodel/onnx';

/** A model whose weights lie in files, and those of its own. */
export interface SeparatedModel {
  readonly model: Model;
  /** What was inside the model, by the location that initializers name now. */
  readonly files: ReadonlyMap<string, ByteSource>;
}

/** Constants up to this size belong to the graph: shapes, axes, scalars. */
const inlineLimit = 1024;

/**
 * Takes the weights out of a graph, as graphs of model classes have them: backends then pack them, rather than hold them as constants. Weights that stand
 * in `Constant` nodes become initializers (Paddle writes all of them so).
 */
export function separateWeights(model: Model): SeparatedModel {
  const { graph } = model;
  const constants = graph.nodes.map(constantOf);
  const initializers = [...graph.initializers, ...constants.filter((constant) => constant !== undefined)];
  const named = new Set(initializers.map(({ name }) => name));
  const files = new Map<string, ByteSource>();
  const separated = initializers.map((constant): TensorConstant => {
    const { data, dataType, name } = constant;
    if (data.kind !== 'inline' || data.bytes.length <= inlineLimit || dataType === 'int64') return constant;
    const location = `weights/${files.size}`;
    files.set(location, memoryByteSource(data.bytes, name));
    return { ...constant, data: { kind: 'external', location, offset: 0, length: data.bytes.length } };
  });
  return {
    model: {
      ...model,
      graph: {
        ...graph,
        // Until IR version 4, initializers had to be inputs too.
        inputs: graph.inputs.filter(({ name }) => !named.has(name)),
        initializers: separated,
        nodes: graph.nodes.filter((_, index) => constants[index] === undefined),
      },
    },
    files,
  };
}

/** The tensor of a `Constant` node, by the name of its output. */
function constantOf({ opType, domain, attributes, outputs }: Node): TensorConstant | undefined {
  const { value } = attributes;
  const [name] = outputs;
  if (opType !== 'Constant' || domain !== '' || value?.type !== 'tensor' || name === undefined) return undefined;
  return { ...value.value, name };
}
