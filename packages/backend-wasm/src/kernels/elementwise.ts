import type { BinaryName } from '@automodel/compiler';
import { FunctionBuilder, type VectorOperation } from '../assembler/function-builder.js';
import { rareOpcodes } from '../assembler/rare-opcodes.js';
import type { Activation } from './activation.js';
import { argumentOrder } from './argument-order.js';

/** The binary functions that kernels compute, by the vector instruction. */
const vectorOperations: Readonly<Partial<Record<BinaryName, VectorOperation | number>>> = {
  add: 'add',
  div: rareOpcodes.div,
  max: rareOpcodes.max,
  min: rareOpcodes.min,
  mul: 'mul',
  sub: 'sub',
};

/** The parameters of the elementwise kernels, in order. Addresses and strides are in bytes. */
export interface ElementwiseArguments {
  readonly left: number;
  /** From row to row: 0 where one row serves all. */
  readonly leftStride: number;
  readonly right: number;
  readonly rightStride: number;
  readonly output: number;
  /** What a row takes; whole vectors are computed. */
  readonly rowBytes: number;
  readonly rowBegin: number;
  readonly rowEnd: number;
}

/** `copy` computes the activation of the left side alone; `scale-shift` left × right[0] + right[1], rows one after the other. */
export type ElementwiseKernel = BinaryName | 'copy' | 'scale-shift';

/** The name of a variant. */
export function elementwiseName(kernel: ElementwiseKernel, activation: Activation | undefined): string {
  return `f32-${kernel}-${activation?.name ?? 'identity'}`;
}

/** output = activation(left ∘ right), row by row; a row of one side may serve all rows of the other. */
export function elementwise(kernel: ElementwiseKernel, activation: Activation | undefined): FunctionBuilder {
  const builder = new FunctionBuilder(elementwiseName(kernel, activation), 8);
  const [left, leftStride, right, rightStride, output, rowBytes, rowBegin, rowEnd] = [0, 1, 2, 3, 4, 5, 6, 7];
  const [row, position, leftRow, rightRow, outputRow] = builder.localList('i32', 5);
  const value = builder.local('v128');
  const overRow = (): void => {
    builder.get(leftRow).get(position).number('add').loadVector(0);
    if (kernel === 'scale-shift') {
      builder.get(rightRow).get(position).number('add').loadVector(0).vector('mul');
      builder.get(rightRow).get(rowBytes).number('add').get(position).number('add').loadVector(0).vector('add');
    } else if (kernel !== 'copy') {
      builder
        .get(rightRow)
        .get(position)
        .number('add')
        .loadVector(0)
        .vector(vectorOperations[kernel] ?? 'add');
    }
    builder.set(value);
    activation?.emit(builder, [value]);
    builder.get(outputRow).get(position).number('add').get(value).storeVector(0);
  };
  builder.get(rowBegin).set(row);
  builder.countUp(row, 1, rowEnd, () => {
    builder.get(left).product(row, leftStride).number('add').set(leftRow);
    builder.get(right).product(row, rightStride).number('add').set(rightRow);
    builder.get(output).product(row, rowBytes).number('add').set(outputRow);
    builder.constant(0).set(position);
    builder.countUp(position, 16, rowBytes, overRow, 'lessUnsigned');
  });
  return builder;
}

/** The arguments in the order of the parameters. */
export const elementwiseArguments: (values: ElementwiseArguments) => readonly number[] =
  /* @__PURE__ */ argumentOrder<ElementwiseArguments>(
    'left',
    'leftStride',
    'right',
    'rightStride',
    'output',
    'rowBytes',
    'rowBegin',
    'rowEnd',
  );
