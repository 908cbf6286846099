import { InvalidTensorError } from '@automodel/contracts';
import type { Dimension, Model } from '@automodel/onnx';
import type { Tensor } from '../tensor.js';

const camelCaseKeys: Readonly<Record<string, string>> = { pixel_values: 'pixelValues' };

/**
 * The tensors for a graph's inputs, held against the types and shapes that it declares.
 * @param inputKeys the key of an input's tensor, where that is not its name
 * @throws {InvalidTensorError} that names the input, what is valid and what was given.
 */
export function prepareFeeds(
  model: Model,
  inputs: Readonly<Record<string, Tensor | undefined>>,
  inputKeys: Readonly<Record<string, string>> = camelCaseKeys,
): Record<string, Tensor> {
  const feeds: Record<string, Tensor> = {};
  for (const { name, type } of model.graph.inputs) {
    const key = inputKeys[name] ?? name;
    const tensor = inputs[key];
    const shape = type?.kind === 'tensor' ? type.shape : undefined;
    const dataType = type?.kind === 'tensor' ? type.dataType : tensor?.type;
    if (tensor?.dims === undefined || tensor.type !== dataType || !fits(tensor.dims, shape)) {
      throw new InvalidTensorError({
        input: key,
        expected: `${dataType ?? 'a tensor'} [${shape?.map((dim) => dim ?? '?').join(', ') ?? '…'}]`,
        received: describe(tensor),
        remedy: remedy(key, tensor, shape ?? []),
      });
    }
    feeds[name] = tensor;
  }
  return feeds;
}

// Callers without types pass anything: arrays of numbers above all.
function describe(tensor: Partial<Tensor> | undefined): string {
  if (tensor === undefined || tensor === null) return 'missing';
  return tensor.dims === undefined ? 'no Tensor' : `${tensor.type} [${tensor.dims.join(', ')}]`;
}

/** A graph from a file may not state the shape of an input: then every one fits. */
function fits(dims: readonly number[], shape: readonly Dimension[] | undefined): boolean {
  if (shape === undefined) return dims.every((dim) => dim > 0);
  return (
    dims.length === shape.length &&
    dims.every((dim, axis) => dim > 0 && (typeof shape[axis] !== 'number' || shape[axis] === dim))
  );
}

function remedy(key: string, tensor: Tensor | undefined, shape: readonly Dimension[]): string {
  if (tensor?.dims === undefined) return `Pass { ${key}: tensor }, for example what the image processor gives.`;
  if (tensor.dims.length === shape.length && typeof shape[1] === 'number' && tensor.dims[1] !== shape[1]) {
    return 'Make sure that the channel dimension matches the one set in the configuration (num_channels).';
  }
  return 'Use the image processor of the checkpoint, or build the tensor to that type and shape.';
}
