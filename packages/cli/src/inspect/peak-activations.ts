import type { Graph } from '@automodel/onnx';

/** Bytes that a graph holds while it runs. */
export interface GraphMemory {
  /** Initializers, or what nodes make of them before anything else (a Cast to the compute type) in their place. */
  readonly weights: number;
  /** The most that lies between the nodes at one time. */
  readonly activations: number;
}

/**
 * Runs through a graph's nodes in order and sums up what is alive: a value from the node that makes it until the last that reads it.
 * @param byteLength bytes of a value by its name
 */
export function peakActivations(graph: Graph, byteLength: (name: string) => number): GraphMemory {
  const constants = new Set(graph.initializers.map(({ name }) => name));
  const computed = graph.nodes.filter(({ inputs, outputs }) => {
    const isConstant = inputs.every((name) => name === '' || constants.has(name));
    if (isConstant) for (const name of outputs) constants.add(name);
    return !isConstant;
  });
  const read = new Set(computed.flatMap(({ inputs }) => inputs));
  const weights = sum([...constants].filter((name) => read.has(name)).map(byteLength));

  const lastReader = new Map(computed.flatMap(({ inputs }, index) => inputs.map((name) => [name, index])));
  let alive = sum(graph.inputs.map(({ name }) => byteLength(name)));
  let activations = alive;
  for (const [index, { inputs, outputs }] of computed.entries()) {
    alive += sum(outputs.map(byteLength));
    activations = Math.max(activations, alive);
    const done = new Set(inputs.filter((name) => !constants.has(name) && lastReader.get(name) === index));
    alive -= sum([...done].map(byteLength));
  }
  return { weights, activations };
}

function sum(values: readonly number[]): number {
  return values.reduce((left, right) => left + right, 0);
}
