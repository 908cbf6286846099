import type { StepOf } from '@automodel/compiler';
import { axisLoop } from '@automodel/engine';
import {
  weightedPicks,
  weightedPicksArguments,
  weightedPicksName,
  weightedPicksWords,
} from '../kernels/weighted-picks.js';
import { weightedRows, weightedRowsArguments, weightedRowsName } from '../kernels/weighted-rows.js';
import type { OperationContext } from './operation-context.js';
import type { KernelCall, Task } from './task.js';

/** More taps, as in antialiased resizing to much smaller images, are left to plain loops. */
const mostTaps = 8;

/**
 * One axis of an image of floats in C order resized: rows are weighted and added where the axis is not the last, else numbers are picked from each row.
 * In vector registers, by all threads. Undefined for others.
 */
export function prepareInterpolation(context: OperationContext, step: StepOf<'interpolate'>): Task | undefined {
  const { axis, taps, positions, weights } = step;
  const [operand] = step.inputs;
  if (operand?.kind !== 'tensor' || taps > mostTaps || weights.some(Number.isNaN)) return undefined;
  const [input, output] = [context.tensor(operand.tensor), context.tensor(step.output)];
  const isPlain = [input, output].every(({ dataType, layout }) => dataType === 'float32' && layout === 'row-major');
  const { outer, length, inner } = axisLoop(input.dims, axis);
  const count = positions.length / taps;
  if (!isPlain || input.dims.includes(0) || count < 4) return undefined;
  const place = { from: context.address(operand.tensor), to: context.address(step.output) };
  const calls = inner === 1 ? picks() : inner >= 4 ? rows() : undefined;
  return calls && { kind: 'kernels', name: step.name, calls };

  function rows(): readonly (readonly KernelCall[])[] {
    const words = new DataView(new ArrayBuffer(positions.length * 8));
    for (const [index, position] of positions.entries()) {
      words.setInt32(index * 8, position * inner * 4, true);
      words.setFloat32(index * 8 + 4, weights[index] ?? 0, true);
    }
    const table = context.table(new Int32Array(words.buffer));
    const byPlanes = outer >= context.threads;
    return context.split(byPlanes ? outer : count).map(([begin, end]) => {
      if (begin >= end) return [];
      const [plane, row] = byPlanes ? [begin, 0] : [0, begin];
      const values = {
        source: place.from + plane * length * inner * 4,
        sourcePlane: length * inner * 4,
        target: place.to + (plane * count + row) * inner * 4,
        targetPlane: count * inner * 4,
        planes: byPlanes ? end - begin : outer,
        table: table + row * taps * 8,
        rows: byPlanes ? count : end - begin,
        length: inner,
      };
      return [context.call(weightedRowsName(taps), () => weightedRows(taps), weightedRowsArguments(values))];
    });
  }

  function picks(): readonly (readonly KernelCall[])[] {
    const groups = Math.ceil(count / 4);
    const groupBytes = weightedPicksWords(taps) * 4;
    const words = new DataView(new ArrayBuffer(groups * groupBytes));
    for (let group = 0; group < groups; group++) {
      // The last four go back over some of those before: what is written twice is the same.
      const first = Math.min(group * 4, count - 4);
      const at = group * groupBytes;
      words.setInt32(at, first * 4, true);
      for (let tap = 0; tap < taps; tap++) {
        for (let lane = 0; lane < 4; lane++) {
          const index = (first + lane) * taps + tap;
          words.setInt32(at + 4 + tap * 32 + lane * 4, (positions[index] ?? 0) * 4, true);
          words.setFloat32(at + 20 + tap * 32 + lane * 4, weights[index] ?? 0, true);
        }
      }
    }
    const table = context.table(new Int32Array(words.buffer));
    return context.split(outer).map(([begin, end]) => {
      if (begin >= end) return [];
      const values = {
        source: place.from + begin * length * 4,
        sourceRow: length * 4,
        target: place.to + begin * count * 4,
        targetRow: count * 4,
        rows: end - begin,
        table,
        groups,
      };
      return [context.call(weightedPicksName(taps), () => weightedPicks(taps), weightedPicksArguments(values))];
    });
  }
}
