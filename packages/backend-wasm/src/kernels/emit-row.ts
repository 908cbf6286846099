import type { FunctionBuilder, Local } from '../assembler/function-builder.js';
import { rareInstructions as rare } from '../assembler/rare-instructions.js';

/** A pass over the numbers of one row. */
export interface RowPass {
  readonly builder: FunctionBuilder;
  readonly input: Local;
  readonly output: Local;
  /** Bytes of the whole vectors of a row, and the numbers behind them. */
  readonly vectorBytes: Local;
  readonly rest: Local;
  /** Four numbers of the row when the body runs. */
  readonly value: Local;
  readonly visit: () => void;
  /** What the other three lanes hold where the last numbers come one by one. @default zeros */
  readonly fill?: Local | undefined;
  /** Whether what the body leaves in `value` is stored in the output. @default false */
  readonly stores?: boolean | undefined;
}

/** Runs a body over a row, four numbers at a time and the last ones each in the first lane of a vector. */
export function emitRow({ builder, input, output, vectorBytes, rest, value, visit, fill, stores }: RowPass): void {
  const [position, count] = [builder.local('i32'), builder.local('i32')];
  builder.constant(0).set(position);
  builder.get(vectorBytes).if(() => {
    const fourNumbers = (): void => {
      builder.get(input).get(position).number('add').loadVector(0).set(value);
      visit();
      if (stores === true) builder.get(output).get(position).number('add').get(value).storeVector(0);
    };
    builder.countUp(position, 16, vectorBytes, fourNumbers, 'lessUnsigned');
  });
  builder.get(rest).if(() => {
    builder.get(rest).set(count);
    builder.countDown(count, () => {
      builder.get(input).get(position).number('add').loadFirstLane(0).set(value);
      if (fill !== undefined)
        builder
          .get(value)
          .get(fill)
          .emit(...rare.shuffle([0, 5, 6, 7]))
          .set(value);
      visit();
      if (stores === true)
        builder
          .get(output)
          .get(position)
          .number('add')
          .get(value)
          .emit(...rare.storeFirstLane(0));
      builder.increase(position, 4);
    });
  });
}
