import { imagePlaces } from '../layout/image-places.js';
import type { Draft, DraftTensor } from '../lowering/draft.js';
import { stepInputs } from '../lowering/step-inputs.js';
import { elementBytes } from '../plan/element-bytes.js';
import type { Layout, PlanTensor } from '../plan/plan.js';
import type { Target } from '../plan/target.js';
import { imageTensors } from './image-tensors.js';

/** A tensor with its layout, but without a place. */
export type LaidOutTensor = Omit<PlanTensor, 'offset'>;

/** Bytes that may be read past the end of a tensor by kernels that read whole vectors. */
const slack = 64;

/**
 * Decides how each tensor lies in memory: rank 4 channels-last where convolutions and pooling are near, all others row-major. A graph input
 * with few channels that one convolution alone reads becomes a padded image: padding its channels to a whole block would multiply that
 * convolution's work.
 */
export function assignLayouts(draft: Draft, target: Target): readonly LaidOutTensor[] {
  const inputs = new Set(draft.inputs.map(({ tensor }) => tensor));
  const images = imageTensors(draft);
  return draft.tensors.map((tensor, index) => {
    if (!images.has(index)) return rowMajor(tensor);
    const border = inputs.has(index) ? paddedImageBorder(draft, index, target) : undefined;
    return border === undefined ? channelsLast(tensor, target) : paddedImage(tensor, border);
  });
}

function paddedImageBorder(draft: Draft, index: number, target: Target): PlanTensor['border'] | undefined {
  const channels = draft.tensors[index]?.dims[1] ?? 0;
  const readers = draft.steps.filter((step) => stepInputs(step).includes(index));
  const [reader] = readers;
  const isOutput = draft.outputs.some(({ tensor }) => tensor === index);
  if (channels >= target.narrowChannels || readers.length !== 1 || isOutput) return undefined;
  if (reader?.kind !== 'convolution' || reader.group !== 1 || reader.residual === index) return undefined;
  return reader.dilations.every((dilation) => dilation === 1) ? reader.pads : undefined;
}

function rowMajor(tensor: DraftTensor): LaidOutTensor {
  const count = tensor.dims.reduce((product, dim) => product * dim, 1);
  return layOut(tensor, 'row-major', count);
}

function channelsLast(tensor: DraftTensor, { channelBlock }: Target): LaidOutTensor {
  const { count, stride } = imagePlaces(tensor, channelBlock);
  return layOut(tensor, 'channels-last', count * stride);
}

function paddedImage(tensor: DraftTensor, border: PlanTensor['border']): LaidOutTensor {
  const [batch = 1, channels = 1, height = 1, width = 1] = tensor.dims;
  const [top, left, bottom, right] = border;
  const count = batch * (top + height + bottom) * (left + width + right) * channels;
  return layOut(tensor, 'padded-image', count, border);
}

function layOut(
  { name, dims, dataType }: DraftTensor,
  layout: Layout,
  count: number,
  border: PlanTensor['border'] = [0, 0, 0, 0],
): LaidOutTensor {
  return { name, dims, dataType, layout, border, byteLength: count * elementBytes(dataType) + slack };
}
