import type { Model } from '@automodel/onnx';

/** The part of a model that some of its outputs need: what is not asked for costs nothing. */
export function pruneModel(model: Model, outputs: readonly string[]): Model {
  const needed = new Set(outputs);
  const nodes = model.graph.nodes.toReversed().filter((node) => {
    const isNeeded = node.outputs.some((output) => needed.has(output));
    if (isNeeded) for (const input of node.inputs) needed.add(input);
    return isNeeded;
  });
  return {
    ...model,
    graph: {
      ...model.graph,
      outputs: model.graph.outputs.filter(({ name }) => outputs.includes(name)),
      values: model.graph.values.filter(({ name }) => needed.has(name)),
      initializers: model.graph.initializers.filter(({ name }) => needed.has(name)),
      nodes: nodes.reverse(),
    },
  };
}
