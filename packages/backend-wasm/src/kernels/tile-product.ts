import { FunctionBuilder, type Local } from '../assembler/function-builder.js';
import type { Activation } from './activation.js';
import { argumentOrder } from './argument-order.js';
import { emitPointers } from './emit-pointers.js';
import type { InstructionSet } from './instruction-set.js';

/** Columns of one weight panel: two vectors. */
export const panelColumns = 8;

/** Bytes of the columns of one panel at one depth. */
const panelBytes = panelColumns * 4;

/** How many rows are computed at a time: first tiles of `rows`, then tiles of one row less. */
export type TileRows = 2 | 4 | 6;

/** One member of the family: tile × addressing × activation × instruction set. */
export interface TileProductVariant {
  readonly rows: TileRows;
  /** `rows`: the rows of the input follow each other at a stride; `pointers`: a table holds the address of each row, per tap. */
  readonly addressing: 'pointers' | 'rows';
  readonly activation: Activation | undefined;
  /** Without an epilogue the sums are stored as they are: no bias, residual or activation. */
  readonly epilogue: boolean;
  readonly instructionSet: InstructionSet;
  /** Panels that are computed together; ranges of panels are multiples of it. */
  readonly panels: 1 | 2;
  /** Depths in a row that are computed without a loop between them: a divisor of the depth. */
  readonly unrolled: number;
}

/** The parameters of every variant, in order. Addresses and strides are in bytes. */
export interface TileProductArguments {
  /** The first row, or the table of row addresses. */
  readonly input: number;
  /** From row to row, or from tap to tap in the table. */
  readonly inputStride: number;
  readonly taps: number;
  /** Elements of a row that are multiplied, per tap; a multiple of what the variant unrolls. */
  readonly depth: number;
  /** Added to every address of an input row: where a group's channels start. */
  readonly inputOffset: number;
  /** Panels of `[taps][depth][8]`. */
  readonly weights: number;
  readonly output: number;
  readonly outputStride: number;
  readonly bias: number;
  /** Added before the activation; 0 for none. Laid out like the output. */
  readonly residual: number;
  readonly rowBegin: number;
  readonly rowEnd: number;
  /** Where tiles of one row less begin. */
  readonly rowSplit: number;
  readonly panelBegin: number;
  readonly panelEnd: number;
  /** Rows whose inputs stay in the cache while all panels pass over them. */
  readonly rowChunk: number;
  /**
   * How far the next panel is read ahead with each block of unrolled depths: it then comes into the cache while the rows before it are computed. 0
   * for not at all.
   */
  readonly touchStride: number;
}

/** The name of a variant: operation, tile, addressing, epilogue, instruction set. */
export function tileProductName({
  rows,
  addressing,
  activation,
  epilogue,
  instructionSet,
  panels,
  unrolled,
}: TileProductVariant): string {
  const end = epilogue ? (activation?.name ?? 'identity') : 'sums';
  return `f32-tile-product-${rows}x${panels * panelColumns}x${unrolled}-${addressing}-${end}-${instructionSet}`;
}

/**
 * output[m, n] = activation(Σ input[m, k] × weights[k, n] + bias[n] + residual[m, n]) over register tiles of `rows` × 8: `2 × rows`
 * accumulators, two vectors of weights and one of input fit V8's 15 vector registers on x64 for 6 rows (Perf: 97 % of the FMA peak).
 */
export function tileProduct(variant: TileProductVariant): FunctionBuilder {
  const builder = new FunctionBuilder(tileProductName(variant), 17);
  const [input, inputStride, taps, depth, inputOffset, weights, output, outputStride] = [0, 1, 2, 3, 4, 5, 6, 7];
  const [bias, residual, rowBegin, rowEnd, rowSplit, panelBegin, panelEnd] = [8, 9, 10, 11, 12, 13, 14];
  const [rowChunk, touchStride] = [15, 16];
  const { unrolled, panels } = variant;
  const accumulators = Array.from({ length: variant.rows }, () => builder.localList('v128', 2 * panels));
  const weightVectors = builder.localList('v128', 2 * panels);
  const inputVector = builder.local('v128');
  const rowPointers = builder.localList('i32', variant.rows);
  const [weight, secondWeight, count, row, chunk, chunkEnd, splitEnd, panel] = builder.localList('i32', 8);
  const [panelStart, panelLength, table, tap, panelBias, target, extra] = builder.localList('i32', 7);
  const [touch, touchStep] = builder.localList('i32', 2);

  const multiplyAdd = (accumulator: Local, weightVector: Local): void => {
    if (variant.instructionSet === 'relaxed-simd') {
      builder.get(inputVector).get(weightVector).get(accumulator).vector('relaxedMultiplyAdd').set(accumulator);
    } else {
      builder.get(accumulator).get(inputVector).get(weightVector).vector('mul').vector('add').set(accumulator);
    }
  };

  const sumOverDepth = (pointers: readonly Local[]): void => {
    builder.get(depth).set(count);
    builder.loop(() => {
      for (let step = 0; step < unrolled; step++) {
        // forEach: with entries() the first kernels, assembled before any of this is optimised, take a sixth longer.
        weightVectors.forEach((vector, half) => {
          builder
            .get(half < 2 ? weight : secondWeight)
            .loadVector(step * panelBytes + (half % 2) * 16)
            .set(vector);
        });
        pointers.forEach((pointer, index) => {
          builder
            .get(pointer)
            .loadSplat(step * 4)
            .set(inputVector);
          weightVectors.forEach((vector, half) => {
            multiplyAdd(accumulators[index]?.[half] ?? 0, vector);
          });
        });
      }
      for (const pointer of pointers) builder.increase(pointer, unrolled * 4);
      builder.increase(weight, unrolled * panelBytes);
      if (panels === 2) builder.increase(secondWeight, unrolled * panelBytes);
      // A load whose value nobody needs is still made: it could trap.
      builder.get(touch).loadNumber(0).drop().increaseBy(touch, touchStep);
      builder.get(count).constant(unrolled).number('sub').tee(count).continueIf();
    });
  };

  const sumOverTaps = (pointers: readonly Local[]): void => {
    builder.get(input).get(row).shiftLeft(2).number('add').set(table).get(taps).set(tap);
    builder.countDown(tap, () => {
      for (const [index, pointer] of pointers.entries()) {
        builder
          .get(table)
          .loadNumber(index * 4)
          .get(inputOffset)
          .number('add')
          .set(pointer);
      }
      sumOverDepth(pointers);
      builder.increaseBy(table, inputStride);
    });
  };

  const sumOverRow = (pointers: readonly Local[]): void => {
    builder.product(row, inputStride).get(input).number('add').get(inputOffset).number('add');
    emitPointers(builder, pointers, () => builder.get(inputStride).number('add'));
    sumOverDepth(pointers);
  };

  /** For the vectors of each row of a tile in turn, with a local that holds the address of the row. */
  const overVectors = (rows: number, address: Local, visit: (accumulator: Local, offset: number) => void): void => {
    for (const [index, halves] of accumulators.slice(0, rows).entries()) {
      for (const [half, accumulator] of halves.entries()) visit(accumulator, half * 16);
      if (index < rows - 1) builder.increaseBy(address, outputStride);
    }
  };

  const finish = (rows: number): void => {
    builder.get(output).product(row, outputStride).number('add');
    builder.get(panel).constant(panelBytes).number('mul').number('add').set(target);
    if (variant.epilogue) {
      builder.get(residual).if(() => {
        builder.get(target).get(output).number('sub').get(residual).number('add').set(extra);
        overVectors(rows, extra, (accumulator, offset) => {
          builder.get(accumulator).get(extra).loadVector(offset).vector('add').set(accumulator);
        });
      });
      variant.activation?.emit(builder, accumulators.slice(0, rows).flat());
    }
    overVectors(rows, target, (accumulator, offset) => builder.get(target).get(accumulator).storeVector(offset));
  };

  const tilesUntil = (end: Local, rows: number): void => {
    const pointers = rowPointers.slice(0, rows);
    const computeTile = (): void => {
      builder.get(panelStart).set(weight);
      if (panels === 2) builder.sum(panelStart, panelLength).set(secondWeight);
      for (const halves of accumulators.slice(0, rows)) {
        for (const [half, accumulator] of halves.entries()) {
          if (variant.epilogue) builder.get(panelBias).loadVector(half * 16);
          else builder.zeroVector();
          builder.set(accumulator);
        }
      }
      if (variant.addressing === 'pointers') sumOverTaps(pointers);
      else sumOverRow(pointers);
      finish(rows);
    };
    builder.get(row).get(end).number('lessSigned');
    builder.if(() => builder.countUp(row, rows, end, computeTile));
  };

  builder.product(taps, depth).constant(panelBytes).number('mul').set(panelLength);
  builder.get(rowBegin).set(chunk);
  builder.loop(() => {
    builder.sum(chunk, rowChunk).set(chunkEnd);
    // A chunk ends with whole tiles: the chunk with the split in it goes on to the end.
    builder.get(rowSplit).get(chunkEnd).number('lessSigned');
    builder.if(() => builder.get(rowEnd).set(chunkEnd));
    builder.get(chunkEnd).set(splitEnd).get(rowSplit).get(splitEnd).number('lessSigned');
    builder.if(() => builder.get(rowSplit).set(splitEnd));
    builder.get(panelBegin).set(panel);
    builder.countUp(panel, panels, panelEnd, () => {
      builder.get(weights).product(panel, panelLength).number('add').set(panelStart);
      builder.get(bias).get(panel).constant(panelBytes).number('mul').number('add').set(panelBias);
      // Behind the last panel there need not be memory: the last one touches itself.
      builder.get(panelStart).set(touch).constant(0).set(touchStep);
      builder
        .get(panel)
        .constant(2 * panels)
        .number('add')
        .get(panelEnd)
        .number('lessSigned');
      builder.if(() => {
        for (let ahead = 0; ahead < panels; ahead++) builder.increaseBy(touch, panelLength);
        builder.get(touchStride).set(touchStep);
      });
      builder.get(chunk).set(row);
      tilesUntil(splitEnd, variant.rows);
      tilesUntil(chunkEnd, variant.rows - 1);
    });
    builder.get(chunkEnd).tee(chunk).get(rowEnd).number('lessSigned').continueIf();
  });
  return builder;
}

/** The arguments in the order of the parameters. */
export const tileProductArguments: (values: TileProductArguments) => readonly number[] =
  /* @__PURE__ */ argumentOrder<TileProductArguments>(
    'input',
    'inputStride',
    'taps',
    'depth',
    'inputOffset',
    'weights',
    'output',
    'outputStride',
    'bias',
    'residual',
    'rowBegin',
    'rowEnd',
    'rowSplit',
    'panelBegin',
    'panelEnd',
    'rowChunk',
    'touchStride',
  );

/**
 * Where tiles of `rows` end and tiles of one row less begin, so that both cover the rows exactly; undefined where they cannot.
 */
export function tileSplit(rowBegin: number, rowEnd: number, rows: TileRows): number | undefined {
  const count = rowEnd - rowBegin;
  const smaller = (rows - (count % rows)) % rows;
  const split = count - smaller * (rows - 1);
  return split < 0 ? undefined : rowBegin + split;
}
