import type { NormalizationStep, PlanTensor } from '@automodel/compiler';
import { readScaleShift } from '../packing/fold-weights.js';
import { type OperationContext, placesOf } from './operation-context.js';
import { rowsTask } from './rows-task.js';
import { scalarUnary } from './scalar-unary.js';
import type { Task } from './task.js';

/** Batch normalization that no convolution could take. */
export async function prepareNormalization(context: OperationContext, step: NormalizationStep): Promise<Task> {
  const tensor = context.tensor(step.input);
  if (tensor.layout !== 'channels-last') return prepareFlatNormalization(context, step, tensor);
  const { count, stride } = placesOf(tensor);
  const { normalization } = step;
  const right = await context.weights.pack(
    `${normalization.scale.name} scale and shift`,
    stride * 2,
    async (reader) => {
      const { scale, shift } = await readScaleShift(normalization, reader);
      return (target) => {
        target.set(scale);
        target.set(shift, stride);
      };
    },
  );
  return rowsTask(context, {
    ...{ name: step.name, kernel: 'scale-shift', activation: step.activation, right, rightStride: 0 },
    ...{ left: context.address(step.input), leftStride: stride * 4, output: context.address(step.output) },
    ...{ rowFloats: stride, rows: count },
  });
}

async function prepareFlatNormalization(
  context: OperationContext,
  step: NormalizationStep,
  { dims }: PlanTensor,
): Promise<Task> {
  const { scale, shift } = await readScaleShift(step.normalization, context.weights.reader);
  const activate = step.activation === undefined ? (value: number) => value : scalarUnary(step.activation);
  const [input, output] = [context.address(step.input) / 4, context.address(step.output) / 4];
  const channels = dims[1] ?? 1;
  const inner = dims.slice(2).reduce((product, dim) => product * dim, 1);
  const count = dims.reduce((product, dim) => product * dim, 1);
  return {
    kind: 'script',
    name: step.name,
    run(floats) {
      for (let index = 0; index < count; index++) {
        const channel = Math.floor(index / inner) % channels;
        floats[output + index] = activate((floats[input + index] ?? 0) * (scale[channel] ?? 0) + (shift[channel] ?? 0));
      }
    },
  };
}
