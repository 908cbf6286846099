import type { PlanPort, PlanTensor } from '@automodel/compiler';
import type { Dispatch } from '../kernels/dispatch.js';
import type { StoredType } from '../kernels/kernel.js';
import { BufferSlot } from '../memory/buffer-slot.js';
import { copyElements } from '../operations/copy-elements.js';
import { elementStrides } from '../operations/element-strides.js';
import type { OperationContext } from '../operations/operation-context.js';
import { placeRows } from '../operations/place-rows.js';

/** How a graph input or output passes between the caller's rows and the tensor of the plan. */
export interface PreparedPort {
  readonly name: string;
  readonly tensor: PlanTensor;
  /** The caller's tensor is float16. */
  readonly isHalf: boolean | undefined;
  /** What the caller's elements are written to or read from: rows of float32 or int32. */
  readonly slot: BufferSlot;
  readonly byteLength: number;
  /** Copies between the slot and the tensor; none where the slot is the tensor's own. */
  readonly copy: readonly Dispatch[];
}

/** The port of an input, or of an output; `slots` takes those that it needs beside the tensor's. */
export function preparePort(
  context: OperationContext,
  { name, tensor: index, isHalf }: PlanPort,
  direction: 'input' | 'output',
): PreparedPort {
  const tensor = context.tensor(index);
  const own = context.slot(index);
  const byteLength = tensor.dims.reduce((product, dim) => product * dim, 1) * 4;
  const stored = context.storedType(index);
  if (tensor.layout === 'row-major' && stored !== 'f16')
    return { name, tensor, isHalf, slot: own, byteLength, copy: [] };
  const slot = new BufferSlot(`${direction} ${name}`, byteLength);
  context.ownSlots.push(slot);
  const type: StoredType = stored === 'f16' ? 'f32' : stored;
  if (direction === 'input' && tensor.layout === 'channels-last') {
    const copy = [placeRows(tensor, { slot, type }, { slot: own, type: stored })];
    return { name, tensor, isHalf, slot, byteLength, copy };
  }
  const rows = { slot, type, strides: elementStrides({ dims: tensor.dims, layout: 'row-major' }) };
  const placed = { slot: own, type: stored, strides: elementStrides(tensor) };
  const [from, to] = direction === 'input' ? [rows, placed] : [placed, rows];
  return { name, tensor, isHalf, slot, byteLength, copy: [copyElements(tensor.dims, from, to)] };
}
