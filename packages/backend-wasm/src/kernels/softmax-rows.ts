import { FunctionBuilder } from '../assembler/function-builder.js';
import { rareOpcodes } from '../assembler/rare-opcodes.js';
import { emitExponential } from './emit-exponential.js';
import { emitRow } from './emit-row.js';
import { emitNextRow, emitTotal } from './normalize-rows.js';

export const softmaxRowsName = 'f32-softmax-rows';

/** The parameters, in order. Addresses are in bytes. */
export interface SoftmaxRowsArguments {
  readonly input: number;
  readonly output: number;
  readonly rows: number;
  /** Numbers of a row. */
  readonly length: number;
}

/** exp(x − max) / Σ exp(x − max), row by row. */
export function softmaxRows(): FunctionBuilder {
  const builder = new FunctionBuilder(softmaxRowsName, 5);
  const [input, output, rows, vectorBytes, rest] = [0, 1, 2, 3, 4] as const;
  const [value, maximum, sum, lowest] = builder.localList('v128', 4);
  const row = { builder, input, output, vectorBytes, rest, value };
  builder.splat(Number.NEGATIVE_INFINITY).set(lowest);
  builder.countDown(rows, () => {
    builder.get(lowest).set(maximum);
    const compare = (): void => void builder.get(maximum).get(value).vector(rareOpcodes.max).set(maximum);
    emitRow({ ...row, visit: compare, fill: lowest });
    emitTotal(builder, maximum, 'max');
    builder.zeroVector().set(sum);
    const power = (): void => {
      builder.get(value).get(maximum).vector('sub').set(value);
      emitExponential(builder, value);
      builder.set(value);
      builder.get(sum).get(value).vector('add').set(sum);
    };
    // Powers of minus infinity are 0: the other lanes of the last vectors add nothing.
    emitRow({ ...row, visit: power, fill: lowest, stores: true });
    emitTotal(builder, sum, 'add');
    const divide = (): void => void builder.get(value).get(sum).vector(rareOpcodes.div).set(value);
    emitRow({ ...row, input: output, visit: divide, stores: true });
    emitNextRow(builder, { input, output, vectorBytes, rest });
  });
  return builder;
}

/** The arguments in the order of the parameters. */
export function softmaxRowsArguments({ input, output, rows, length }: SoftmaxRowsArguments): readonly number[] {
  return [input, output, rows, Math.floor(length / 4) * 16, length % 4];
}
