import type { MatrixProductStep } from '@automodel/compiler';
import { packPanels, panelsLength } from '../packing/pack-panels.js';
import type { OperationContext } from './operation-context.js';
import { panelCount, productCalls } from './product-calls.js';
import type { Task } from './task.js';

/**
 * A matrix with constant weights. Rows whose length is no multiple of 4, and outputs whose columns fill no whole panels, go through memory of
 * their own with padded rows.
 */
export function prepareMatrixProduct(context: OperationContext, step: MatrixProductStep): readonly Task[] {
  const inputDims = context.tensor(step.input).dims;
  const inner = inputDims.at(-1) ?? 1;
  const rows = inputDims.reduce((product, dim) => product * dim, 1) / inner;
  const columns = context.tensor(step.output).dims.at(-1) ?? 1;
  const depth = Math.ceil(inner / 4) * 4;
  const shape = { columns, taps: 1, depth, usedDepth: inner };
  const key = `${step.weight.name} ${step.transposed ? 'transposed ' : ''}matrix`;
  const weights = context.weights.pack({
    key,
    floats: panelsLength(shape) / 4,
    sources: [step.weight],
    write(tools) {
      const strides = step.transposed ? { column: inner, tap: 0, depth: 1 } : { column: 1, tap: 0, depth: columns };
      packPanels(
        tools,
        { address: tools.locate(step.weight), values: () => tools.values(step.weight) },
        shape,
        strides,
      );
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
  const paddedInput = depth === inner ? input : context.allocate(rows * depth * 4 + 64);
  const paddedOutput = outputStride === columns ? output : context.allocate(rows * outputStride * 4);
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
    activation: step.activation,
    epilogue: true,
    panels,
  });
  const copyRows = (from: number, fromStride: number, to: number, toStride: number, length: number): Task => ({
    kind: 'script',
    name: `${step.name} (rows)`,
    run(floats) {
      for (let row = 0; row < rows; row++) {
        const start = from / 4 + row * fromStride;
        floats.copyWithin(to / 4 + row * toStride, start, start + length);
      }
    },
  });
  return [
    ...(paddedInput === input ? [] : [copyRows(input, inner, paddedInput, depth, inner)]),
    { kind: 'kernels', name: step.name, calls },
    ...(paddedOutput === output ? [] : [copyRows(paddedOutput, outputStride, output, columns, columns)]),
  ];
}
