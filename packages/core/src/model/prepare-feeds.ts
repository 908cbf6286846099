import type { Dimension, Model } from '@automodel/onnx';
import { loadFailures } from '../failures/load-failures.js';
import type { Tensor } from '../tensor.js';

const camelCaseKeys: Readonly<Record<string, string>> = { pixel_values: 'pixelValues' };

/**
 * The tensors for a graph's inputs, held against the types and shapes that it declares.
 * @param inputKeys the key of an input's tensor, where that is not its name
 * @throws {InvalidTensorError} that names the input, what is valid and what was given.
 */
export async function prepareFeeds(
  model: Model,
  inputs: Readonly<Record<string, Tensor | undefined>>,
  inputKeys: Readonly<Record<string, string>> = camelCaseKeys,
): Promise<Record<string, Tensor>> {
  const feeds: Record<string, Tensor> = {};
  for (const { name, type } of model.graph.inputs) {
    const key = inputKeys[name] ?? name;
    const tensor = inputs[key];
    const declared = type?.kind === 'tensor' ? type : undefined;
    const shape = declared?.shape;
    const dataType = declared?.dataType ?? tensor?.type;
    if (tensor?.dims === undefined || tensor.type !== dataType || !fits(tensor.dims, shape)) {
      throw (await loadFailures()).unfitFeed(key, tensor, dataType, shape);
    }
    feeds[name] = tensor;
  }
  return feeds;
}

/** A graph from a file may not state the shape of an input: then every one fits. */
function fits(dims: readonly number[], shape: readonly Dimension[] | undefined): boolean {
  return (
    (shape === undefined || dims.length === shape.length) &&
    dims.every((dim, axis) => dim > 0 && (typeof shape?.[axis] !== 'number' || shape[axis] === dim))
  );
}
