import { FunctionBuilder } from '../assembler/function-builder.js';
import { rareInstructions as rare } from '../assembler/rare-instructions.js';
import { rareOpcodes } from '../assembler/rare-opcodes.js';
import { emitRow } from './emit-row.js';
import { emitTotal } from './normalize-rows.js';

/** How rows become one number: their sum times a factor, or their extreme. */
export type RowReduction = 'add' | 'max' | 'min';

export function reduceRowsName(reduction: RowReduction): string {
  return `f32-reduce-rows-${reduction}`;
}

/** The parameters, in order. Addresses are in bytes. */
export interface ReduceRowsArguments {
  readonly input: number;
  readonly output: number;
  readonly rows: number;
  /** Numbers of a row. */
  readonly length: number;
  /** The address of the number by which sums are multiplied. */
  readonly factor: number;
}

const starts: Readonly<Record<RowReduction, number>> = {
  add: 0,
  max: Number.NEGATIVE_INFINITY,
  min: Number.POSITIVE_INFINITY,
};

/** Vectors of a row that are taken at a time, each into a total of its own: instructions need not wait for the one before. */
const lanesOfTotals = 4;

/** One number for each row of numbers that lie side by side. */
export function reduceRows(reduction: RowReduction): FunctionBuilder {
  const builder = new FunctionBuilder(reduceRowsName(reduction), 7);
  const operation = reduction === 'add' ? reduction : rareOpcodes[reduction];
  const [input, output, rows, blocks, vectorBytes, rest, factor] = [0, 1, 2, 3, 4, 5, 6] as const;
  const [value = 0, start = 0, total = 0, ...others] = builder.localList('v128', 2 + lanesOfTotals);
  const block = builder.local('i32');
  builder.splat(starts[reduction]).set(start);
  builder.countDown(rows, () => {
    for (const each of [total, ...others]) builder.get(start).set(each);
    builder.get(blocks).if(() => {
      builder.get(blocks).set(block);
      builder.countDown(block, () => {
        for (const [index, each] of [total, ...others].entries()) {
          builder
            .get(each)
            .get(input)
            .loadVector(index * 16)
            .vector(operation)
            .set(each);
        }
        builder.increase(input, lanesOfTotals * 16);
      });
      for (const other of others) builder.get(total).get(other).vector(operation).set(total);
    });
    const visit = (): void => void builder.get(total).get(value).vector(operation).set(total);
    emitRow({ builder, input, output, vectorBytes, rest, value, visit, fill: start });
    emitTotal(builder, total, reduction);
    if (reduction === 'add') builder.get(total).get(factor).loadSplat(0).vector('mul').set(total);
    builder
      .get(output)
      .get(total)
      .emit(...rare.storeFirstLane(0));
    builder.increase(output, 4).increaseBy(input, vectorBytes);
    builder.get(input).get(rest).shiftLeft(2).number('add').set(input);
  });
  return builder;
}

/** The arguments in the order of the parameters. */
export function reduceRowsArguments({ input, output, rows, length, factor }: ReduceRowsArguments): readonly number[] {
  const vectors = Math.floor(length / 4);
  const blocks = Math.floor(vectors / lanesOfTotals);
  return [input, output, rows, blocks, (vectors - blocks * lanesOfTotals) * 16, length % 4, factor];
}
