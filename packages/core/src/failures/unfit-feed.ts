import { InvalidTensorError } from '@automodel/contracts';
import type { Dimension } from '@automodel/onnx';
import type { Tensor } from '../tensor.js';

/** The error for a tensor that does not fit an input of the graph. */
export function unfitFeed(
  key: string,
  tensor: Tensor | undefined,
  dataType: string | undefined,
  shape: readonly Dimension[] | undefined,
): InvalidTensorError {
  return new InvalidTensorError({
    input: key,
    expected: `${dataType ?? 'a tensor'} [${shape?.map((dim) => dim ?? '?').join(', ') ?? '…'}]`,
    received: describe(tensor),
    remedy: remedy(key, tensor, shape ?? []),
  });
}

// Callers without types pass anything: arrays of numbers above all.
function describe(tensor: Partial<Tensor> | undefined): string {
  if (tensor === undefined || tensor === null) return 'missing';
  return tensor.dims === undefined ? 'no Tensor' : `${tensor.type} [${tensor.dims.join(', ')}]`;
}

function remedy(key: string, tensor: Tensor | undefined, shape: readonly Dimension[]): string {
  if (tensor?.dims === undefined) return `Pass { ${key}: tensor }, for example what the image processor gives.`;
  if (tensor.dims.length === shape.length && typeof shape[1] === 'number' && tensor.dims[1] !== shape[1]) {
    return 'Make sure that the channel dimension matches the one set in the configuration (num_channels).';
  }
  return 'Use the image processor of the checkpoint, or build the tensor to that type and shape.';
}
