import type { MatrixProductStep } from '@automodel/compiler';
import { packPanels, panelFloats } from '../packing/pack-panels.js';
import { elementStrides, forEachElement } from './element-strides.js';
import type { OperationContext } from './operation-context.js';
import { panelCount, productCalls } from './product-calls.js';
import type { Task } from './task.js';

/**
 * A matrix with constant weights. Rows whose length is no multiple of 4, and outputs whose columns fill no whole panels, go through memory of
 * their own with padded rows.
 */
export function prepareMatrixProduct(context: OperationContext, step: MatrixProductStep): readonly Task[] {
  const inputTensor = context.tensor(step.input);
  const outputTensor = context.tensor(step.output);
  const inputDims = inputTensor.dims;
  const inner = inputDims.at(-1) ?? 1;
  const rows = inputDims.reduce((product, dim) => product * dim, 1) / inner;
  const columns = outputTensor.dims.at(-1) ?? 1;
  const depth = Math.ceil(inner / 4) * 4;
  const shape = { columns, taps: 1, depth, usedDepth: inner };
  const key = `${step.weight.name} ${step.transposed ? 'transposed ' : ''}matrix`;
  const weights = context.weights.pack({
    key,
    floats: panelFloats(shape),
    sources: [step.weight],
    write(tools) {
      const strides = step.transposed ? { column: inner, tap: 0, depth: 1 } : { column: 1, tap: 0, depth: columns };
      packPanels(tools, step.weight, shape, strides);
    },
  });
  const panels = panelCount(columns);
  const outputStride = panels * 8;
  const biasKey = `${step.bias?.name ?? 'no'} bias of ${outputStride}`;
  const bias = context.weights.pack({
    key: biasKey,
    floats: outputStride,
    sources: step.bias === undefined ? [] : [step.bias],
    write({ target, values }) {
      if (step.bias !== undefined) target.set(values(step.bias));
    },
  });

  const input = context.address(step.input);
  const output = context.address(step.output);
  const readsRows = depth === inner && inputTensor.layout === 'row-major';
  const writesRows = outputStride === columns && outputTensor.layout === 'row-major';
  const paddedInput = readsRows ? input : context.allocate(rows * depth * 4 + 64);
  const paddedOutput = writesRows ? output : context.allocate(rows * outputStride * 4);
  const calls = productCalls(context, {
    rows,
    addressing: 'rows',
    input: paddedInput,
    inputStride: depth * 4,
    inputOffset: 0,
    taps: 1,
    depth,
    weights,
    output: paddedOutput,
    outputStride: outputStride * 4,
    bias,
    residual: 0,
    activation: context.activation(step.activation),
    epilogue: true,
    panels,
  });
  const name = `${step.name} (rows)`;
  const inputStrides = elementStrides(inputTensor);
  const outputStrides = elementStrides(outputTensor);
  return [
    ...(readsRows
      ? []
      : [copyElements(name, inputDims, [input, inputStrides], [paddedInput, rowStrides(inputDims, depth)])]),
    { kind: 'kernels', name: step.name, calls },
    ...(writesRows
      ? []
      : [
          copyElements(
            name,
            outputTensor.dims,
            [paddedOutput, rowStrides(outputTensor.dims, outputStride)],
            [output, outputStrides],
          ),
        ]),
  ];
}

/** An address, and the floats from element to element along each dimension. */
type Strided = readonly [address: number, strides: readonly number[]];

/** Copies from one layout to another, so that rows lie one behind the other for the product. */
function copyElements(name: string, dims: readonly number[], [from, read]: Strided, [to, write]: Strided): Task {
  const outer = dims.slice(0, -1);
  const length = dims.at(-1) ?? 1;
  const [readStep = 1, writeStep = 1] = [read.at(-1), write.at(-1)];
  return {
    kind: 'script',
    name,
    run(floats) {
      forEachElement(outer, [read, write], ([source = 0, target = 0]) => {
        for (let index = 0; index < length; index++) {
          floats[to / 4 + target + index * writeStep] = floats[from / 4 + source + index * readStep] ?? 0;
        }
      });
    },
  };
}

/** The strides of rows that lie so many floats apart. */
function rowStrides(dims: readonly number[], rowFloats: number): readonly number[] {
  let stride = rowFloats;
  const outer = dims.slice(0, -1).toReversed();
  const strides = outer.map((dim) => {
    const current = stride;
    stride *= dim;
    return current;
  });
  return [...strides.toReversed(), 1];
}
