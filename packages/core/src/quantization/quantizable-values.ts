import type { Graph, Node } from '@automodel/onnx';

/** What of a graph is computed with 8 bits. */
export interface QuantizableValues {
  /** Values that are rounded to int8: inputs of convolutions, of which none is negative, and shortcuts that join them. */
  readonly activations: readonly string[];
  /** The weights of those convolutions, by the names of their initializers. */
  readonly weights: readonly string[];
}

/** Operators whose outputs are not negative. */
const nonnegativeOperators: readonly string[] = ['HardSigmoid', 'Relu', 'Sigmoid'];

/** Operators whose outputs are not negative where their inputs are not. */
const keepingOperators: readonly string[] = ['AveragePool', 'Identity', 'MaxPool'];

/**
 * Finds the convolutions that 8 bits serve: those of one group whose inputs went through a ReLU. So the first convolution, which reads the image,
 * and a classifier, which is no convolution, stay in floats.
 */
export function quantizableValues(graph: Graph): QuantizableValues {
  const producers = new Map(graph.nodes.flatMap((node) => node.outputs.map((output) => [output, node] as const)));
  const initializers = new Set(graph.initializers.map(({ name }) => name));
  const isNonnegative = (name: string): boolean => {
    const producer = producers.get(name);
    if (producer === undefined) return false;
    if (nonnegativeOperators.includes(producer.opType)) return true;
    return keepingOperators.includes(producer.opType) && isNonnegative(producer.inputs[0] ?? '');
  };
  const activations = new Set<string>();
  const weights = new Set<string>();
  for (const node of graph.nodes) {
    const [input = '', weight = ''] = node.inputs;
    if (node.opType !== 'Conv' || groupOf(node) !== 1 || !isNonnegative(input)) continue;
    const stored = initializers.has(weight) ? weight : producers.get(weight)?.inputs[0];
    if (stored === undefined || !initializers.has(stored)) continue;
    activations.add(input);
    weights.add(stored);
  }
  const isConvolved = (name: string): boolean => {
    const producer = producers.get(name);
    if (producer?.opType === 'BatchNormalization') return isConvolved(producer.inputs[0] ?? '');
    return producer?.opType === 'Conv' && activations.has(producer.inputs[0] ?? '');
  };
  for (const { opType, inputs } of graph.nodes) {
    const [branch = '', shortcut = ''] = inputs;
    if (opType === 'Add' && isConvolved(branch) && isConvolved(shortcut)) activations.add(shortcut);
  }
  return { activations: [...activations], weights: [...weights] };
}

function groupOf({ attributes: { group } }: Node): number {
  return group?.type === 'int' ? Number(group.value) : 1;
}
