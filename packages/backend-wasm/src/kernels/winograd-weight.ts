import { FunctionBuilder, type Local } from '../assembler/function-builder.js';
import { argumentOrder } from './argument-order.js';
import { type WinogradSize, winogradMatrices } from './winograd-matrices.js';

/** The parameters, in order. Addresses and strides are in bytes. */
export interface WinogradWeightArguments {
  /** The kernels `[inputs][3][3]` of the first of two outputs. */
  readonly source: number;
  /** From one output to the next. */
  readonly columnStride: number;
  readonly inputs: number;
  /** Where the first output's lane of the first place begins. */
  readonly target: number;
  /** From tile place to tile place. */
  readonly planeStride: number;
  /** Two float64 by which the outputs are multiplied. */
  readonly factors: number;
}

/** The name of a variant. */
export function winogradWeightName(size: WinogradSize): string {
  return `f64-winograd-${size}-weight`;
}

/**
 * Writes G g Gᵀ of the 3×3 kernels of two outputs as `[tile place][input][8]`. Computed in float64: what the transform rounds, every product with
 * the weight has.
 */
export function winogradWeight(size: WinogradSize): FunctionBuilder {
  const { tile: side, weight: matrix } = winogradMatrices[size];
  const builder = new FunctionBuilder(winogradWeightName(size), 6);
  const [source, columnStride, inputs, target, planeStride, factors] = [0, 1, 2, 3, 4, 5];
  const [second, place] = builder.localList('i32', 2);
  const factor = builder.local('v128');
  const column = builder.localList('v128', 3);
  const half = Array.from({ length: side }, () => builder.localList('v128', 3));
  builder.get(factors).loadVector(0).set(factor);
  builder.sum(source, columnStride).set(second);
  builder.countDown(inputs, () => {
    for (let x = 0; x < 3; x++) {
      for (const [y, vector] of column.entries()) {
        const offset = (y * 3 + x) * 4;
        builder.get(second).get(source).loadFirstLane(offset).loadLane(offset, 1);
        builder.vector('promote').get(factor).vector('mulDoubles').set(vector);
      }
      for (const [row, coefficients] of matrix.entries()) {
        emitDoubles(builder, coefficients, column);
        builder.set(half[row]?.[x] ?? 0);
      }
    }
    builder.get(target).set(place);
    for (const row of half) {
      for (const coefficients of matrix) {
        builder.get(place);
        emitDoubles(builder, coefficients, row);
        builder.vector('demote').storeLowerHalf(0).increaseBy(place, planeStride);
      }
    }
    builder.increase(source, 36).increase(second, 36).increase(target, 32);
  });
  return builder;
}

/** Leaves Σ coefficient × vector of float64 on the stack. */
function emitDoubles(builder: FunctionBuilder, coefficients: readonly number[], vectors: readonly Local[]): void {
  let isFirst = true;
  for (const [index, coefficient] of coefficients.entries()) {
    if (coefficient === 0) continue;
    builder.get(vectors[index] ?? 0);
    if (coefficient !== 1) builder.splatDouble(coefficient).vector('mulDoubles');
    if (!isFirst) builder.vector('addDoubles');
    isFirst = false;
  }
}

/** The arguments in the order of the parameters. */
export const winogradWeightArguments: (values: WinogradWeightArguments) => readonly number[] =
  /* @__PURE__ */ argumentOrder<WinogradWeightArguments>(
    'source',
    'columnStride',
    'inputs',
    'target',
    'planeStride',
    'factors',
  );
