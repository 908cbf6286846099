import type { MatrixProductStep, PlanTensor } from '@automodel/compiler';
import { type TensorRows, tensorRows } from '../memory/tensor-rows.js';
import { packPanels, panelFloats } from '../packing/pack-panels.js';
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
  const inner = inputTensor.dims.at(-1) ?? 1;
  const rows = inputTensor.dims.reduce((product, dim) => product * dim, 1) / inner;
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
  const copy = (length: number, from: PlacedRows, to: PlacedRows): Task => ({
    kind: 'script',
    name: `${step.name} (rows)`,
    run(floats) {
      for (let row = 0; row < rows; row++) {
        let [source, target] = [from.address / 4 + from.startOf(row), to.address / 4 + to.startOf(row)];
        for (let index = 0; index < length; index++) {
          floats[target] = floats[source] ?? 0;
          source += from.step;
          target += to.step;
        }
      }
    },
  });
  const placed = (address: number, tensor: PlanTensor): PlacedRows => ({ address, ...tensorRows(tensor) });
  const dense = (address: number, length: number): PlacedRows => ({ address, step: 1, startOf: (row) => row * length });
  return [
    ...(readsRows ? [] : [copy(inner, placed(input, inputTensor), dense(paddedInput, depth))]),
    { kind: 'kernels', name: step.name, calls },
    ...(writesRows ? [] : [copy(columns, dense(paddedOutput, outputStride), placed(output, outputTensor))]),
  ];
}

/** Rows from an address on, which lie one behind the other for the product. */
interface PlacedRows extends Pick<TensorRows, 'startOf' | 'step'> {
  readonly address: number;
}
