import { InvalidTensorError, type TensorValue } from '@automodel/contracts';
import type { Graph } from '@automodel/onnx';
import type { PlainTensor } from './plain-tensor.js';

/** The inputs of a run, checked against what the graph says of them. */
export function readFeeds(
  graph: Graph,
  names: readonly string[],
  feeds: Readonly<Record<string, TensorValue>>,
): ReadonlyMap<string, PlainTensor> {
  return new Map(names.map((name) => [name, readFeed(graph, name, feeds[name])]));
}

function readFeed(graph: Graph, name: string, tensor: TensorValue | undefined): PlainTensor {
  const type = graph.inputs.find((input) => input.name === name)?.type;
  const shape = type?.kind === 'tensor' ? type.shape : undefined;
  const expected = `float32${shape === undefined ? '' : ` [${shape.map((size) => size ?? '?').join(', ')}]`}`;
  const fits =
    tensor !== undefined &&
    (shape === undefined ||
      (shape.length === tensor.dims.length &&
        shape.every((size, axis) => typeof size !== 'number' || size === tensor.dims[axis])));
  // `data` throws while the elements are elsewhere, on a GPU for example: `location` tells.
  const isHere = tensor !== undefined && (!('location' in tensor) || tensor.location !== 'gpu-buffer');
  if (fits && isHere && 'data' in tensor && tensor.data instanceof Float32Array) {
    return { dims: tensor.dims, data: tensor.data };
  }
  throw new InvalidTensorError({
    input: name,
    expected,
    received: tensor === undefined ? 'missing' : `${tensor.type} [${tensor.dims.join(', ')}]`,
    remedy: 'Pass a tensor of that type and shape whose elements are on the CPU.',
  });
}
