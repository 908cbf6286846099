import type { Model } from '../ir/model.js';

/** A model whose inputs that have an initializer are constants alone: until IR version 4 all initializers had to be inputs, too. */
export function dropConstantInputs(model: Model): Model {
  const { graph } = model;
  const constants = new Set(graph.initializers.map(({ name }) => name));
  return { ...model, graph: { ...graph, inputs: graph.inputs.filter(({ name }) => !constants.has(name)) } };
}
