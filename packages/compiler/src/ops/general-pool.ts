import { addTemporary } from '../lowering/add-temporary.js';
import { dataTypeOf } from '../lowering/data-type-of.js';
import { Decomposition } from '../lowering/decomposition.js';
import { hasOutput } from '../lowering/has-output.js';
import type { NodeContext } from '../lowering/node-context.js';
import type { GeneralPoolStep } from '../plan/general-step.js';
import type { Step } from '../plan/plan.js';
import { overTwoAxes } from './general-conv.js';
import { lowerPool } from './pool.js';
import { readGeneralWindow } from './read-general-window.js';

/** AveragePool, MaxPool with and without positions, LpPool, over any number of axes. */
export function lowerGeneralPool(context: NodeContext, mode: 'average' | 'lp' | 'maximum'): Step | readonly Step[] {
  const rank = context.dims(0).length;
  const isImage = dataTypeOf(context, 0) === 'float32' && mode !== 'lp';
  const steps = new Decomposition(context);
  const window = readGeneralWindow(context, context.integers('kernel_shape', []));
  if (hasOutput(context, 1)) {
    const output = context.output(1);
    steps.add(generalPool(context, window, 'positions'), context.outputDims(), 'int64', output);
  }
  if (isImage && rank === 4) return [...steps.steps, lowerPool(context, mode === 'average' ? mode : 'maximum')];
  if (!isImage || rank !== 3) {
    steps.add(generalPool(context, window, mode), context.outputDims(), dataTypeOf(context, 0), context.output());
    return steps.steps;
  }
  const [batch = 1, channels = 1, length = 1] = context.dims(0);
  const output = addTemporary(context, [batch, channels, 1, context.outputDims()[2] ?? 1], 'float32');
  steps.steps.push({
    kind: 'pool',
    name: context.node.name,
    ...overTwoAxes(window),
    input: steps.tensor(steps.reshape(context.operand(0), [batch, channels, 1, length])),
    mode: mode === 'average' ? mode : 'maximum',
    countIncludesPads: context.integer('count_include_pad', 0) !== 0,
    output,
  });
  steps.reshape({ kind: 'tensor', tensor: output }, context.outputDims(), context.output());
  return steps.steps;
}

function generalPool(
  context: NodeContext,
  window: ReturnType<typeof readGeneralWindow>,
  mode: GeneralPoolStep['mode'],
): Omit<GeneralPoolStep, 'name' | 'output'> {
  return {
    kind: 'general-pool',
    inputs: [context.operand(0)],
    ...window,
    mode,
    countIncludesPads: context.integer('count_include_pad', 0) !== 0,
    isColumnMajor: context.integer('storage_order', 0) !== 0,
    p: context.integer('p', 2),
  };
}

/** MaxUnpool. */
export function lowerMaxUnpool(context: NodeContext): Step | readonly Step[] {
  const { name } = context.node;
  const inputs = [context.operand(0), context.operand(1)];
  const kernel = context.integers('kernel_shape', []);
  const strides = context.integers(
    'strides',
    kernel.map(() => 1),
  );
  const pads = context.integers(
    'pads',
    [...kernel, ...kernel].map(() => 0),
  );
  // Positions are those of the pooled tensor, which a given shape may exceed: it is laid into its upper left corner.
  const dims = context.dims(0).map((size, axis) => {
    if (axis < 2) return size;
    const at = axis - 2;
    return (size - 1) * (strides[at] ?? 1) + (kernel[at] ?? 1) - (pads[at] ?? 0) - (pads[at + kernel.length] ?? 0);
  });
  const output = context.outputDims();
  if (!context.has(2) || dims.join() === output.join()) {
    return { kind: 'unpool', name, inputs, output: context.output() };
  }
  const steps = new Decomposition(context);
  const pooled = steps.add({ kind: 'unpool', inputs }, dims, dataTypeOf(context, 0));
  const axes = dims.map((size, from) => {
    const kept = Math.min(size, output[from] ?? size);
    return { from, start: 0, positions: Array.from({ length: kept }, (_, position) => position) };
  });
  const parts = [{ input: 0, origin: dims.map(() => 0), axes }];
  steps.add({ kind: 'select', inputs: [pooled], parts, fill: 0 }, output, dataTypeOf(context, 0), context.output());
  return steps.steps;
}
