import { dataTypeBits, type Graph, inferShapes, type Model, type ValueInfo } from '@automodel/onnx';
import { peakActivations } from './peak-activations.js';

/** What running a model takes, roughly. All in bytes. */
export interface MemoryEstimate {
  /** The weights in the type that the model computes in. */
  readonly weights: number;
  /** The most that lies between the nodes at one time. */
  readonly activations: number;
  readonly total: number;
  /** The input that the activations are for. */
  readonly inputShape: readonly number[];
}

/** How the estimate is made, for people. */
export const memoryMethod =
  'weights in the compute type, plus the largest sum of tensors alive at once when nodes run in order; what the runtime itself takes, and workspaces of its kernels, come on top';

/** Estimates the memory of running a graph on an input of a given shape. */
export function estimateMemory(model: Model, inputShape: readonly number[]): MemoryEstimate {
  const { graph } = inferShapes(withInputShape(model, inputShape));
  const bytes = new Map(
    [...graph.inputs, ...graph.values, ...graph.outputs].map((info) => [info.name, byteLength(info)]),
  );
  for (const { name, dataType, dims } of graph.initializers) {
    bytes.set(
      name,
      dims.reduce((product, dim) => product * dim, (dataTypeBits(dataType) ?? 0) / 8),
    );
  }
  const { weights, activations } = peakActivations(graph, (name) => bytes.get(name) ?? 0);
  return { weights, activations, total: weights + activations, inputShape };
}

/** The model with a fixed shape of its first input, and without the types that were inferred for any shape. */
function withInputShape(model: Model, shape: readonly number[]): Model {
  const [input, ...others] = model.graph.inputs;
  if (input?.type?.kind !== 'tensor') return model;
  const graph: Graph = {
    ...model.graph,
    inputs: [{ ...input, type: { ...input.type, shape } }, ...others],
    outputs: model.graph.outputs.map(({ name }) => ({ name, type: undefined })),
    values: [],
  };
  return { ...model, graph };
}

function byteLength({ type }: ValueInfo): number {
  if (type?.kind !== 'tensor' || type.shape === undefined) return 0;
  const elements = type.shape.reduce<number>((product, dim) => product * (typeof dim === 'number' ? dim : 0), 1);
  return (elements * (dataTypeBits(type.dataType) ?? 0)) / 8;
}
