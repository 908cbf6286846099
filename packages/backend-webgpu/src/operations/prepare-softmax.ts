import type { SoftmaxStep } from '@automodel/compiler';
import { type Dispatch, dispatch } from '../kernels/dispatch.js';
import { linearWorkgroups } from '../kernels/linear-workgroups.js';
import { softmaxKernel } from '../kernels/softmax-kernel.js';
import { clearPadding } from './clear-padding.js';
import { elementStrides } from './element-strides.js';
import { loopVectors } from './loop-vectors.js';
import type { OperationContext } from './operation-context.js';

/** exp(x − max) / Σ exp(x − max) along one axis. */
export function prepareSoftmax(context: OperationContext, step: SoftmaxStep): readonly Dispatch[] {
  const input = context.tensor(step.input);
  const { axis } = step;
  const [read, write] = [elementStrides(input), elementStrides(context.tensor(step.output))];
  const outer = input.dims.map((size, other) => ({
    size: other === axis ? 1 : size,
    strides: [read[other] ?? 0, write[other] ?? 0],
  }));
  const rows = outer.reduce((product, { size }) => product * size, 1);
  const { sizes, outerSizes, strides, outerStrides } = loopVectors(outer, 2);
  const [reads = [], writes = []] = strides;
  const [outerReads = [], outerWrites = []] = outerStrides;
  const softmax = dispatch(softmaxKernel(context.floats, step.form), {
    buffers: { input: context.slot(step.input), output: context.slot(step.output) },
    uniforms: {
      ...{ rows, length: input.dims[axis] ?? 1, readStep: read[axis] ?? 0, writeStep: write[axis] ?? 0 },
      ...{ outerSizes, sizes, outerReads, reads, outerWrites, writes },
    },
    workgroups: linearWorkgroups(rows, 1),
  });
  return [...clearPadding(context, step.output), softmax];
}
