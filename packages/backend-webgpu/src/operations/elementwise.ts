import type { Placed, TensorIndex } from '@automodel/compiler';
import { type Dispatch, dispatch } from '../kernels/dispatch.js';
import {
  elementwiseKernel,
  elementwiseNames,
  elementwiseSize,
  type Neighbours,
} from '../kernels/elementwise-kernel.js';
import { linearWorkgroups } from '../kernels/linear-workgroups.js';
import { channelStride } from '../memory/channel-stride.js';
import { storedElements } from './element-strides.js';
import { loopVectors } from './loop-vectors.js';
import type { OperationContext } from './operation-context.js';
import type { PreparedOperand } from './prepare-operand.js';
import { storedLoops } from './stored-loops.js';

export interface Elementwise {
  /** What is computed, as part of the kernel's name. */
  readonly operation: string;
  readonly inputs: readonly PreparedOperand[];
  /** As what all inputs are computed with. @default integers as integers, floats as floats */
  readonly as?: 'f32' | 'i32';
  readonly output: TensorIndex;
  /** WGSL for four values `x`, `y`, `z` of the inputs, and `p`, the parameters. */
  readonly expression: string;
  /** Declares what the expression uses. */
  readonly globals: string;
  readonly parameters: readonly number[];
}

/** A function of up to three inputs that are broadcast to the output. */
export function elementwise(context: OperationContext, options: Elementwise): Dispatch {
  const { operation, inputs, output: index, expression, globals, parameters } = options;
  const output = context.tensor(index);
  const loops = storedLoops(output, inputs);
  const neighbours = neighboursOf(
    loops.map(({ size }) => size),
    inputs.map((_, input) => loops.map(({ strides }) => strides[input] ?? 0)),
  );
  const kernel = elementwiseKernel({
    operation,
    inputs: inputs.map(({ type }, input) => ({
      type,
      as: options.as ?? (type === 'i32' ? 'i32' : 'f32'),
      neighbours: neighbours[input] ?? 'apart',
    })),
    output: context.storedType(index),
    expression,
    globals,
  });
  const { sizes, outerSizes, strides, outerStrides } = loopVectors(loops, 3);
  const [first = [], second = [], third = []] = strides;
  const [outerFirst = [], outerSecond = [], outerThird = []] = outerStrides;
  const count = storedElements(output);
  return dispatch(kernel, {
    buffers: {
      ...Object.fromEntries(inputs.map(({ slot }, input) => [elementwiseNames[input], slot])),
      output: context.slot(index),
    },
    uniforms: {
      ...{ count, ...usedChannels(output), outerSizes, sizes, parameters },
      ...{ outerFirst, first, outerSecond, second, outerThird, third },
    },
    workgroups: linearWorkgroups(Math.ceil(count / 4), elementwiseSize),
  });
}

/** Every `stride` elements, so many are used. */
export function usedChannels({ dims, layout }: Placed): { readonly channels: number; readonly stride: number } {
  const channels = dims[1] ?? 1;
  if (layout !== 'channels-last') return { channels: 0xffffffff, stride: 0xffffffff };
  return { channels, stride: channelStride(channels) };
}

function neighboursOf(sizes: readonly number[], inputs: readonly (readonly number[])[]): readonly Neighbours[] {
  const inner = sizes.at(-1) ?? 1;
  // A last vector that is not full is no harm where no other row follows.
  const isWhole = sizes.length <= 1 || inner % 4 === 0;
  const neighbours = inputs.map((strides): Neighbours => {
    const stride = strides.at(-1) ?? 0;
    if (!isWhole || stride < 0 || stride > 1) return 'apart';
    if (stride === 0) return 'same';
    return strides.slice(0, -1).every((other) => other % 4 === 0) ? 'together' : 'apart';
  });
  return neighbours.includes('apart') ? inputs.map(() => 'apart') : neighbours;
}
