import { axisOf } from '../lowering/axis-of.js';
import { constantIntegers } from '../lowering/constant-integers.js';
import type { NodeContext } from '../lowering/node-context.js';
import { operandsOf } from '../lowering/operands-of.js';
import { range } from '../lowering/range.js';
import { scalarInput } from '../lowering/scalar-input.js';
import { wholeAxis } from '../lowering/whole-axis.js';
import type { SelectAxis, SelectPart, SelectStep } from '../plan/general-step.js';

interface Selection {
  readonly parts: readonly SelectPart[];
  readonly inputs?: SelectStep['inputs'];
  readonly fill?: number;
  readonly output?: number;
}

function select(context: NodeContext, { parts, inputs, fill = 0, output = 0 }: Selection): SelectStep {
  return {
    kind: 'select',
    name: context.node.name,
    inputs: inputs ?? [context.operand(0)],
    parts,
    fill,
    output: context.output(output),
  };
}

function part(context: NodeContext, axes: readonly SelectAxis[], input = 0): SelectPart {
  return { input, origin: context.dims(input).map(() => 0), axes };
}

/** Transpose. */
export function lowerTranspose(context: NodeContext): SelectStep {
  const dims = context.dims(0);
  const order = context.integers('perm', range(dims.length).toReversed());
  return select(context, {
    parts: [
      part(
        context,
        order.map((from) => wholeAxis(from, dims[from] ?? 1)),
      ),
    ],
  });
}

/** Concat: one part for each input. */
export function lowerConcat(context: NodeContext): SelectStep {
  const along = axisOf(context, context.integer('axis', 0));
  let start = 0;
  const parts = context.node.inputs.map((_, input) => {
    const dims = context.dims(input);
    const axes = dims.map((size, axis) => wholeAxis(axis, size, axis === along ? start : 0));
    start += dims[along] ?? 0;
    return part(context, axes, input);
  });
  return select(context, { parts, inputs: operandsOf(context) });
}

/** Split: one step for each output. */
export function lowerSplit(context: NodeContext): readonly SelectStep[] {
  const dims = context.dims(0);
  const along = axisOf(context, context.integer('axis', 0));
  let start = 0;
  return context.node.outputs.flatMap((name, output) => {
    if (name === '') return context.fail('none of its outputs may be left out');
    const size = context.outputDims(output)[along] ?? 0;
    const axes = dims.map((whole, axis) =>
      axis === along ? { from: axis, start: 0, positions: range(size, start) } : wholeAxis(axis, whole),
    );
    start += size;
    return [select(context, { parts: [part(context, axes)], output })];
  });
}

/** Slice with bounds that are known before the run. */
export function lowerSlice(context: NodeContext): SelectStep {
  const dims = context.dims(0);
  const axes = dims.map((size, axis) => wholeAxis(axis, size));
  const starts = constantIntegers(context, 1);
  const ends = constantIntegers(context, 2);
  const along = context.has(3) ? constantIntegers(context, 3) : range(starts.length);
  const steps = context.has(4) ? constantIntegers(context, 4) : starts.map(() => 1);
  for (const [index, given] of along.entries()) {
    const axis = axisOf(context, given);
    const [size, step] = [dims[axis] ?? 0, steps[index] ?? 1];
    const clamp = (bound: number): number => {
      const counted = bound < 0 ? bound + size : bound;
      return step > 0 ? Math.min(Math.max(counted, 0), size) : Math.min(Math.max(counted, -1), size - 1);
    };
    const [first, last] = [clamp(starts[index] ?? 0), clamp(ends[index] ?? 0)];
    const count = Math.max(0, Math.ceil((last - first) / step));
    axes[axis] = { from: axis, start: 0, positions: range(count, first, step) };
  }
  return select(context, { parts: [part(context, axes)] });
}

/** Pad in all its modes; negative pads cut. */
export function lowerPad(context: NodeContext): SelectStep {
  const dims = context.dims(0);
  const mode = context.text('mode', 'constant');
  const pads = constantIntegers(context, 1);
  const along = context.has(3) ? constantIntegers(context, 3).map((axis) => axisOf(context, axis)) : range(dims.length);
  const axes = dims.map((size, axis) => {
    const index = along.indexOf(axis);
    const before = index < 0 ? 0 : (pads[index] ?? 0);
    const after = index < 0 ? 0 : (pads[index + along.length] ?? 0);
    const positions = range(Math.max(before + size + after, 0), -before).map((at) => padded(at, size, mode));
    return { from: axis, start: 0, positions };
  });
  return select(context, { parts: [part(context, axes)], fill: scalarInput(context, 2, 0) });
}

/** Where an element of a padded axis comes from; -1 for what fills. */
function padded(at: number, size: number, mode: string): number {
  if (at >= 0 && at < size) return at;
  if (mode === 'edge') return at < 0 ? 0 : size - 1;
  if (mode === 'wrap') return ((at % size) + size) % size;
  if (mode !== 'reflect') return -1;
  const period = Math.max(2 * (size - 1), 1);
  const within = ((at % period) + period) % period;
  return Math.min(within, period - within);
}

/** Expand: axes of one position repeat it. */
export function lowerExpand(context: NodeContext): SelectStep {
  const dims = context.dims(0);
  const output = context.outputDims();
  const missing = output.length - dims.length;
  const axes = output.map((size, axis): SelectAxis => {
    const from = axis - missing;
    if (from < 0) return { from: undefined, start: 0, positions: range(size, 0, 0) };
    return { from, start: 0, positions: dims[from] === 1 ? range(size, 0, 0) : range(size) };
  });
  return select(context, { parts: [part(context, axes)] });
}

/** Tile. */
export function lowerTile(context: NodeContext): SelectStep {
  const dims = context.dims(0);
  const axes = context.outputDims().map((size, from) => {
    return { from, start: 0, positions: range(size).map((at) => at % (dims[from] ?? 1)) };
  });
  return select(context, { parts: [part(context, axes)] });
}

/** Gather with indices that are known before the run, of at most one dimension. */
export function lowerGather(context: NodeContext): SelectStep {
  const dims = context.dims(0);
  const along = axisOf(context, context.integer('axis', 0));
  const indices = constantIntegers(context, 1).map((index) => (index < 0 ? index + (dims[along] ?? 0) : index));
  const rank = context.dims(1).length;
  if (rank > 1) return context.unsupported('indices of more than one dimension');
  const axes = dims.flatMap((size, axis): SelectAxis[] => {
    if (axis !== along) return [wholeAxis(axis, size)];
    return rank === 0 ? [] : [{ from: axis, start: 0, positions: indices }];
  });
  const origin = dims.map((_, axis) => (axis === along && rank === 0 ? (indices[0] ?? 0) : 0));
  return select(context, { parts: [{ input: 0, origin, axes }] });
}
