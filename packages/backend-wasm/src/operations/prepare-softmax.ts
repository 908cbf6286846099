import { elementBytes, type SoftmaxStep } from '@automodel/compiler';
import { type ElementArray, elementView } from '../memory/element-array.js';
import { elementStrides, forEachElement } from './element-strides.js';
import type { OperationContext } from './operation-context.js';
import type { Task } from './task.js';

/** Numbers that lie at even distances. */
interface Line {
  readonly data: ElementArray;
  readonly at: number;
  readonly step: number;
}

/** exp(x − max) / Σ exp(x − max) along one axis, its logarithm, or 1 at the first maximum. */
export function prepareSoftmax(context: OperationContext, step: SoftmaxStep): Task {
  const input = context.tensor(step.input);
  const output = context.tensor(step.output);
  const start = context.address(step.input) / elementBytes(input.dataType);
  const target = context.address(step.output) / elementBytes(output.dataType);
  const length = input.dims[step.axis] ?? 1;
  const outer = input.dims.map((dim, axis) => (axis === step.axis ? 1 : dim));
  const [inputStrides, outputStrides] = [elementStrides(input), elementStrides(output)];
  const [inputStep, outputStep] = [inputStrides[step.axis] ?? 0, outputStrides[step.axis] ?? 0];
  const compute = { hard: hardmax, log: logSoftmax, soft: softmax }[step.form];
  return {
    kind: 'script',
    name: step.name,
    run({ buffer }) {
      const [source, result] = [elementView(buffer, input.dataType), elementView(buffer, output.dataType)];
      forEachElement(outer, [inputStrides, outputStrides], ([read = 0, write = 0]) => {
        compute(
          { data: source, at: start + read, step: inputStep },
          { data: result, at: target + write, step: outputStep },
          length,
        );
      });
    },
  };
}

function largest({ data, at, step }: Line, length: number): number {
  let maximum = Number.NEGATIVE_INFINITY;
  for (let index = 0; index < length; index++) maximum = Math.max(maximum, data[at + index * step] ?? 0);
  return maximum;
}

function sumOfPowers({ data, at, step }: Line, length: number, maximum: number): number {
  let sum = 0;
  for (let index = 0; index < length; index++) sum += Math.exp((data[at + index * step] ?? 0) - maximum);
  return sum;
}

function softmax(input: Line, output: Line, length: number): void {
  const maximum = largest(input, length);
  const sum = sumOfPowers(input, length, maximum);
  for (let index = 0; index < length; index++) {
    const value = input.data[input.at + index * input.step] ?? 0;
    output.data[output.at + index * output.step] = Math.exp(value - maximum) / sum;
  }
}

function logSoftmax(input: Line, output: Line, length: number): void {
  const maximum = largest(input, length);
  const logarithm = Math.log(sumOfPowers(input, length, maximum)) + maximum;
  for (let index = 0; index < length; index++) {
    output.data[output.at + index * output.step] = (input.data[input.at + index * input.step] ?? 0) - logarithm;
  }
}

function hardmax(input: Line, output: Line, length: number): void {
  const maximum = largest(input, length);
  let isFound = false;
  for (let index = 0; index < length; index++) {
    const isFirst: boolean = !isFound && input.data[input.at + index * input.step] === maximum;
    isFound ||= isFirst;
    output.data[output.at + index * output.step] = isFirst ? 1 : 0;
  }
}
