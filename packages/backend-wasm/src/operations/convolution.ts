import {
  type ConvolutionStep,
  foldedNormalization,
  foldedSources,
  type ImagePlaces,
  type WeightSource,
} from '@automodel/compiler';
import { type OperationContext, placesOf } from './operation-context.js';
import { type Product, panelCount } from './product-calls.js';
import { rowTable } from './row-table.js';
import type { KernelCall, Task } from './task.js';

/** A convolution with what its forms have in common. */
export interface Convolution {
  readonly step: ConvolutionStep;
  readonly input: ImagePlaces;
  readonly output: ImagePlaces;
  readonly inputAddress: number;
  readonly outputAddress: number;
  /** What is added before the activation; 0 for nothing. */
  readonly residual: number;
  readonly bias: number;
  /** Tells this weight from all others. */
  readonly key: string;
  /** The weight and what is folded into it. */
  readonly sources: readonly WeightSource[];
}

/** The tasks of a convolution: the calls of its form, in phases after which threads meet. */
export function convolutionTasks(
  context: OperationContext,
  step: ConvolutionStep,
  form: (convolution: Convolution) => KernelCall[][][],
): readonly Task[] {
  const output = placesOf(context.tensor(step.output));
  const key = `${step.weight.name} ${step.normalization?.scale.name ?? ''} ${step.bias?.name ?? ''}`;
  const sources = foldedSources(step);
  const phases = form({
    step,
    input: placesOf(context.tensor(step.input)),
    output,
    inputAddress: context.address(step.input),
    outputAddress: context.address(step.output),
    residual: step.residual === undefined ? 0 : context.address(step.residual),
    bias: context.weights.pack({
      key: `${key} bias`,
      floats: output.stride,
      sources,
      write: (tools) => tools.target.set(foldedNormalization(step, tools).bias),
    }),
    sources: [step.weight, ...sources],
    key,
  });
  return phases.map((calls) => ({ kind: 'kernels', name: step.name, calls }));
}

/** A table of the addresses that each output place reads, tap by tap. */
export function windowTable(context: OperationContext, { step, input, inputAddress, output }: Convolution): number {
  return rowTable(context, { window: step, input, inputAddress, output, outside: 'zeros' });
}

/** What a convolution is as a product, whatever its weights and input look like. */
export function productOf(
  context: OperationContext,
  { step, output, outputAddress, bias, residual }: Convolution,
): Omit<Product, 'addressing' | 'depth' | 'input' | 'inputStride' | 'taps' | 'weights'> {
  return {
    rows: output.count,
    panels: panelCount(output.channels),
    inputOffset: 0,
    output: outputAddress,
    outputStride: output.stride * 4,
    bias,
    residual,
    activation: context.activation(step.activation),
    epilogue: true,
  };
}
