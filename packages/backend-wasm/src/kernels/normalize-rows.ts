import { FunctionBuilder, type Local } from '../assembler/function-builder.js';
import { rareInstructions as rare } from '../assembler/rare-instructions.js';
import { rareOpcodes } from '../assembler/rare-opcodes.js';
import { emitRow } from './emit-row.js';

/** The name of a variant. */
export function normalizeRowsName(isCentered: boolean): string {
  return isCentered ? 'f32-normalize-rows' : 'f32-normalize-rows-about-zero';
}

/** The parameters, in order. Addresses are in bytes. */
export interface NormalizeRowsArguments {
  readonly input: number;
  readonly output: number;
  readonly rows: number;
  /** Numbers of a row. */
  readonly length: number;
  /** Where 1 / length and epsilon lie as float32. */
  readonly constants: number;
}

/** (x − mean) / √(variance + epsilon), row by row: mean first, then the squares about it. */
export function normalizeRows(isCentered: boolean): FunctionBuilder {
  const builder = new FunctionBuilder(normalizeRowsName(isCentered), 6);
  const [input, output, rows, vectorBytes, rest, constants] = [0, 1, 2, 3, 4, 5] as const;
  const [value, mean, sum, factor] = builder.localList('v128', 4);
  const row = { builder, input, output, vectorBytes, rest, value };
  builder.countDown(rows, () => {
    builder.zeroVector().set(mean);
    if (isCentered) {
      builder.zeroVector().set(sum);
      emitRow({ ...row, visit: () => void builder.get(sum).get(value).vector('add').set(sum) });
      emitTotal(builder, sum, 'add');
      builder.get(sum).get(constants).loadSplat(0).vector('mul').set(mean);
    }
    builder.zeroVector().set(sum);
    const square = (): void => {
      builder.get(value).get(mean).vector('sub').set(value);
      builder.get(sum).get(value).get(value).vector('mul').vector('add').set(sum);
    };
    emitRow({ ...row, visit: square, fill: mean });
    emitTotal(builder, sum, 'add');
    builder.splat(1).get(sum).get(constants).loadSplat(0).vector('mul').get(constants).loadSplat(4).vector('add');
    builder.vector(rareOpcodes.sqrt).vector(rareOpcodes.div).set(factor);
    const scale = (): void => {
      builder.get(value).get(mean).vector('sub').get(factor).vector('mul').set(value);
    };
    emitRow({ ...row, visit: scale, stores: true });
    emitNextRow(builder, { input, output, vectorBytes, rest });
  });
  return builder;
}

/** The arguments in the order of the parameters. */
export function normalizeRowsArguments(values: NormalizeRowsArguments): readonly number[] {
  const { input, output, rows, length, constants } = values;
  return [input, output, rows, Math.floor(length / 4) * 16, length % 4, constants];
}

/** Combines the four lanes of a vector into each of them. */
export function emitTotal(builder: FunctionBuilder, vector: Local, reduction: 'add' | 'max' | 'min'): void {
  const operation = reduction === 'add' ? reduction : rareOpcodes[reduction];
  builder
    .get(vector)
    .get(vector)
    .get(vector)
    .emit(...rare.shuffle([2, 3, 0, 1]))
    .vector(operation)
    .set(vector);
  builder
    .get(vector)
    .get(vector)
    .get(vector)
    .emit(...rare.shuffle([1, 0, 3, 2]))
    .vector(operation)
    .set(vector);
}

/** Steps from row to row: rows follow each other without gaps. */
export function emitNextRow(
  builder: FunctionBuilder,
  { input, output, vectorBytes, rest }: { input: Local; output: Local; vectorBytes: Local; rest: Local },
): void {
  for (const pointer of [input, output]) {
    builder.get(pointer).get(vectorBytes).number('add').get(rest).shiftLeft(2).number('add').set(pointer);
  }
}
