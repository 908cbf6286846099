import type { Operand, PlanTensor, TensorIndex, UnaryFunction, WeightSource } from '@automodel/compiler';
import { findCombine } from '../kernels/combine.js';
import { type RowRead, stridedMap, stridedMapArguments, stridedMapName } from '../kernels/strided-map.js';
import { channelStride } from '../memory/channel-stride.js';
import { clearPadding } from './clear-padding.js';
import { elementStrides, forEachElement } from './element-strides.js';
import { loopNest } from './loop-nest.js';
import type { OperationContext } from './operation-context.js';
import { type Block, shareLoops } from './share-loops.js';
import { storedFloats } from './stored-floats.js';
import type { KernelCall, Task } from './task.js';

/** A function of some tensors, element by element, with broadcasting. */
export interface VectorMap {
  readonly name: string;
  readonly combine: string;
  readonly inputs: readonly Operand[];
  readonly activation: UnaryFunction | undefined;
  readonly output: TensorIndex;
}

interface PlacedInput {
  readonly address: number;
  readonly dims: readonly number[];
  readonly layout: PlanTensor['layout'];
}

/** The tasks of such a function in vector registers; undefined where its function or its strides are not for vectors. */
export function vectorMap(context: OperationContext, map: VectorMap): readonly Task[] | undefined {
  const combine = findCombine(map.combine);
  const output = context.tensor(map.output);
  const activation = context.activation(map.activation);
  const isSupported = combine !== undefined && (map.activation === undefined || activation !== undefined);
  if (!isSupported || output.layout === 'padded-image') return undefined;
  const inputs = map.inputs.map((operand) => placeInput(context, operand, output));
  const channels = output.dims[1] ?? 1;
  const isPadded = output.layout === 'channels-last' && channelStride(channels) !== channels;
  const computesPadding = isPadded && combine.keepsFinite && inputs.every((input) => hasPadding(input, output));
  const loops = loopNest(output, inputs, computesPadding ? channelStride(channels) : channels);
  const inner = loops.at(-1) ?? { size: 1, strides: [1, ...inputs.map(() => 0)] };
  if (output.dims.includes(0)) return [];
  if (!inner.strides.every((stride, index) => stride === 1 || (index > 0 && stride === 0))) return undefined;
  const shared = shareLoops(context, loops.slice(0, -1), inner);
  if (shared === undefined) return undefined;

  const reads = inner.strides.slice(1).map((stride): RowRead => (stride === 0 ? 'number' : 'vectors'));
  const variant = { combine: map.combine, reads, activation };
  const addresses = [context.address(map.output), ...inputs.map(({ address }) => address)];
  const call = (block: Block): KernelCall => {
    const [target, ...sources] = addresses.map((address, index) => ({
      address: address + (block.offsets[index] ?? 0) * 4,
      row: (block.rows.strides[index] ?? 0) * 4,
      plane: (block.planes.strides[index] ?? 0) * 4,
    }));
    const values = { planes: block.planes.size, rows: block.rows.size, length: block.inner.size };
    return context.call(
      stridedMapName(variant),
      () => stridedMap(variant),
      stridedMapArguments({ ...values, inputs: sources, output: target ?? { address: 0, row: 0, plane: 0 } }),
    );
  };
  const calls = shared.map((blocks) => blocks.map(call));
  const task: Task = { kind: 'kernels', name: map.name, calls };
  return isPadded && !computesPadding ? [task, ...clearPadding(context, map.output)] : [task];
}

/** Whether an input has numbers where the channels of the output are padded, or is the same for all of them. */
function hasPadding({ dims, layout }: PlacedInput, output: PlanTensor): boolean {
  const channels = dims.at(-3) ?? 1;
  return channels === 1 || (layout === 'channels-last' && channels === output.dims[1]);
}

function placeInput(context: OperationContext, operand: Operand, output: PlanTensor): PlacedInput {
  if (operand.kind === 'tensor') {
    const { dims, layout } = context.tensor(operand.tensor);
    return { address: context.address(operand.tensor), dims, layout };
  }
  return packLike(context, operand.value, output.layout);
}

/** A constant in the layout of the output. What pads it is 0. */
function packLike(context: OperationContext, value: WeightSource, layout: PlanTensor['layout']): PlacedInput {
  const count = value.dims.reduce((product, dim) => product * dim, 1);
  const isImage = layout === 'channels-last' && count > 1;
  const dims = isImage ? [1, 1, 1, 1, ...value.dims].slice(-4) : value.dims;
  const placed = { dims, layout: isImage ? layout : 'row-major' } as const;
  const isInteger = value.dataType === 'bool';
  const address = context.weights.pack({
    key: `${value.name} as ${placed.layout} ${isInteger ? 'truth' : 'floats'}`,
    floats: Math.max(storedFloats(placed), 1),
    sources: [value],
    write({ target, values }) {
      const numbers = values(value);
      const into = isInteger ? new Int32Array(target.buffer, target.byteOffset, target.length) : target;
      let element = 0;
      forEachElement(dims, [elementStrides(placed)], ([at = 0]) => {
        into[at] = numbers[element++] ?? 0;
      });
    },
  });
  return { ...placed, address };
}
