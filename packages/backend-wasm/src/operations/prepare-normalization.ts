import {
  type NormalizationSource,
  type NormalizationStep,
  normalizationSources,
  type PlanTensor,
  scaleAndShift,
} from '@automodel/compiler';
import { type OperationContext, placesOf } from './operation-context.js';
import { rowsTask } from './rows-task.js';
import { scalarUnary } from './scalar-unary.js';
import type { Task } from './task.js';

/** Batch normalization that no convolution could take. */
export function prepareNormalization(context: OperationContext, step: NormalizationStep): Task {
  const tensor = context.tensor(step.input);
  if (tensor.layout !== 'channels-last') return prepareFlatNormalization(context, step, tensor);
  const { count, stride } = placesOf(tensor);
  const { normalization } = step;
  const right = packScaleShift(context, normalization, stride);
  return rowsTask(context, {
    ...{
      name: step.name,
      kernel: 'scale-shift',
      activation: context.activation(step.activation),
      right,
      rightStride: 0,
    },
    ...{ left: context.address(step.input), leftStride: stride * 4, output: context.address(step.output) },
    ...{ rowFloats: stride, rows: count },
  });
}

/** The address of all scales and, `stride` floats on, all shifts. */
function packScaleShift(context: OperationContext, normalization: NormalizationSource, stride: number): number {
  return context.weights.pack({
    key: `${normalization.scale.name} scale and shift at ${stride}`,
    floats: stride * 2,
    sources: normalizationSources(normalization),
    write(tools) {
      const { scale, shift } = scaleAndShift(normalization, tools);
      tools.target.set(scale);
      tools.target.set(shift, stride);
    },
  });
}

function prepareFlatNormalization(context: OperationContext, step: NormalizationStep, { dims }: PlanTensor): Task {
  const activate = step.activation === undefined ? (value: number) => value : scalarUnary(step.activation);
  const [input, output] = [context.address(step.input) / 4, context.address(step.output) / 4];
  const channels = dims[1] ?? 1;
  const scales = packScaleShift(context, step.normalization, channels) / 4;
  const inner = dims.slice(2).reduce((product, dim) => product * dim, 1);
  const count = dims.reduce((product, dim) => product * dim, 1);
  return {
    kind: 'script',
    name: step.name,
    run(floats) {
      for (let index = 0; index < count; index++) {
        const channel = Math.floor(index / inner) % channels;
        const scale = floats[scales + channel] ?? 0;
        const shift = floats[scales + channels + channel] ?? 0;
        floats[output + index] = activate((floats[input + index] ?? 0) * scale + shift);
      }
    },
  };
}
