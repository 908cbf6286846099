import { FunctionBuilder } from '../assembler/function-builder.js';
import { rareInstructions as rare } from '../assembler/rare-instructions.js';
import { argumentOrder } from './argument-order.js';

export const transposeBlocksName = 'f32-transpose-blocks';

/** The parameters, in order. Addresses and strides are in bytes. */
export interface TransposeBlocksArguments {
  readonly source: number;
  /** From row to row of the source. */
  readonly sourceRow: number;
  readonly sourcePlane: number;
  readonly target: number;
  /** From row to row of the target: from column to column of the source. */
  readonly targetRow: number;
  readonly targetPlane: number;
  readonly planes: number;
  /** Blocks of 4 × 4 along the rows and the columns of the source. */
  readonly rowBlocks: number;
  readonly columnBlocks: number;
}

/** Matrices of 32-bit elements, transposed by blocks of 4 × 4 that lie side by side. */
export function transposeBlocks(): FunctionBuilder {
  const builder = new FunctionBuilder(transposeBlocksName, 9);
  const [source, sourceRow, sourcePlane, target, targetRow, targetPlane, planes, rowBlocks, columnBlocks] = [
    0, 1, 2, 3, 4, 5, 6, 7, 8,
  ];
  const [from, to, read, write, rows, columns] = builder.localList('i32', 6);
  const lines = builder.localList('v128', 4);
  const [a, b, c, d] = lines;
  const [ab, cd, abHigh, cdHigh] = builder.localList('v128', 4);
  builder.countDown(planes, () => {
    builder.get(source).set(from);
    builder.get(target).set(to);
    builder.get(rowBlocks).set(rows);
    builder.countDown(rows, () => {
      builder.get(from).set(read);
      builder.get(to).set(write);
      builder.get(columnBlocks).set(columns);
      builder.countDown(columns, () => {
        builder.get(read);
        for (const [index, line] of lines.entries()) {
          if (index > 0) builder.get(read).get(sourceRow).number('add').tee(read);
          builder.loadVector(0).set(line);
        }
        builder
          .get(a)
          .get(b)
          .emit(...rare.shuffle([0, 4, 1, 5]))
          .set(ab);
        builder
          .get(a)
          .get(b)
          .emit(...rare.shuffle([2, 6, 3, 7]))
          .set(abHigh);
        builder
          .get(c)
          .get(d)
          .emit(...rare.shuffle([0, 4, 1, 5]))
          .set(cd);
        builder
          .get(c)
          .get(d)
          .emit(...rare.shuffle([2, 6, 3, 7]))
          .set(cdHigh);
        const stores = [
          [ab, cd, [0, 1, 4, 5]],
          [ab, cd, [2, 3, 6, 7]],
          [abHigh, cdHigh, [0, 1, 4, 5]],
          [abHigh, cdHigh, [2, 3, 6, 7]],
        ] as const;
        for (const [left, right, lanes] of stores) {
          builder
            .get(write)
            .get(left)
            .get(right)
            .emit(...rare.shuffle(lanes))
            .storeVector(0);
          builder.increaseBy(write, targetRow);
        }
        // Back to the first row, four columns on.
        builder.get(from).constant(16).number('add').tee(from).set(read);
      });
      // The columns moved `from` to the end of the row: four rows on and back again.
      builder
        .get(from)
        .get(columnBlocks)
        .shiftLeft(4)
        .number('sub')
        .get(sourceRow)
        .shiftLeft(2)
        .number('add')
        .set(from);
      builder.increase(to, 16);
    });
    builder.increaseBy(source, sourcePlane).increaseBy(target, targetPlane);
  });
  return builder;
}

/** The arguments in the order of the parameters. */
export const transposeBlocksArguments: (values: TransposeBlocksArguments) => readonly number[] =
  /* @__PURE__ */ argumentOrder<TransposeBlocksArguments>(
    'source',
    'sourceRow',
    'sourcePlane',
    'target',
    'targetRow',
    'targetPlane',
    'planes',
    'rowBlocks',
    'columnBlocks',
  );
