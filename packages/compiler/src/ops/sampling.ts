import { constantIntegers } from '../lowering/constant-integers.js';
import { dataTypeOf } from '../lowering/data-type-of.js';
import { Decomposition } from '../lowering/decomposition.js';
import { general } from '../lowering/general.js';
import type { NodeContext } from '../lowering/node-context.js';
import { range } from '../lowering/range.js';
import type { GridSampleStep } from '../plan/general-step.js';
import type { Step } from '../plan/plan.js';

const modes: Readonly<Record<string, GridSampleStep['mode']>> = {
  bicubic: 'cubic',
  bilinear: 'linear',
  cubic: 'cubic',
  linear: 'linear',
  nearest: 'nearest',
};

const paddings: Readonly<Record<string, GridSampleStep['padding']>> = {
  border: 'border',
  reflection: 'reflection',
  zeros: 'zeros',
};

export function lowerGridSample(context: NodeContext): Step {
  return general(context, {
    kind: 'grid-sample',
    mode: modes[context.text('mode', 'linear')] ?? context.fail('its mode is unknown'),
    padding: paddings[context.text('padding_mode', 'zeros')] ?? context.fail('its padding mode is unknown'),
    alignsCorners: context.integer('align_corners', 0) !== 0,
  });
}

/** AffineGrid: all positions of the output times the matrix of each image. */
export function lowerAffineGrid(context: NodeContext): readonly Step[] {
  const steps = new Decomposition(context);
  const [batch = 1, , ...spatial] = constantIntegers(context, 1);
  const alignsCorners = context.integer('align_corners', 0) !== 0;
  const rank = spatial.length;
  const count = spatial.reduce((product, dim) => product * dim, 1);
  const along = spatial.map((size) =>
    range(size).map((at) => {
      if (!alignsCorners) return (2 * at + 1) / size - 1;
      return size === 1 ? 0 : (2 * at) / (size - 1) - 1;
    }),
  );
  const rows = range(count).flatMap((index) => {
    let rest = index;
    const position = spatial.map(() => 0);
    for (let axis = rank - 1; axis >= 0; axis--) {
      position[axis] = along[axis]?.[rest % (spatial[axis] ?? 1)] ?? 0;
      rest = Math.floor(rest / (spatial[axis] ?? 1));
    }
    // The last axis is the first coordinate; the last one is 1.
    return [...position.reverse(), 1];
  });
  const grid = steps.constant(rows, [1, count, rank + 1], dataTypeOf(context, 0));
  const points = steps.multiply(grid, steps.transpose(context.operand(0), [0, 2, 1]));
  steps.reshape(points, [batch, ...spatial, rank], context.output());
  return steps.steps;
}

export function lowerRoiAlign(context: NodeContext): Step {
  return general(context, {
    kind: 'roi-align',
    mode: context.text('mode', 'avg') === 'max' ? 'maximum' : 'average',
    samplingRatio: context.integer('sampling_ratio', 0),
    spatialScale: context.float('spatial_scale', 1),
    isHalfPixel: context.text('coordinate_transformation_mode', 'half_pixel') === 'half_pixel',
  });
}
