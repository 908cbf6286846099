import type { Model, Node } from '@automodel/onnx';

/** The part of a model that some of its outputs need: what is not asked for costs nothing. */
export function pruneModel(model: Model, outputs: readonly string[]): Model {
  const needed = new Set(outputs);
  const nodes = model.graph.nodes.toReversed().filter((node) => {
    const isNeeded = node.outputs.some((output) => needed.has(output));
    if (isNeeded) for (const name of readNames(node)) needed.add(name);
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

/** The values that a node reads: its inputs, and what the bodies of If, Loop and Scan read from the graph around them. */
function readNames({ inputs, attributes }: Node): readonly string[] {
  const graphs = Object.values(attributes).flatMap((attribute) =>
    attribute.type === 'graph' || attribute.type === 'graphs' ? attribute.value : [],
  );
  return [
    ...inputs,
    ...graphs.flatMap(({ nodes, outputs }) => [...outputs.map(({ name }) => name), ...nodes.flatMap(readNames)]),
  ];
}
