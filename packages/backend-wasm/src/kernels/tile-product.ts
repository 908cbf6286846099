import { FunctionBuilder, type Local } from '../assembler/function-builder.js';
import type { Activation } from './activation.js';
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
  const [input = 0, inputStride = 0, taps = 0, depth = 0, inputOffset = 0, weights = 0, output = 0, outputStride = 0] =
    parameterIndices(0);
  const [bias = 0, residual = 0, rowBegin = 0, rowEnd = 0, rowSplit = 0, panelBegin = 0, panelEnd = 0, rowChunk = 0] =
    parameterIndices(8);
  const touchStride = 16;
  const { unrolled, panels } = variant;
  const accumulators = Array.from({ length: variant.rows }, () => builder.localList('v128', 2 * panels));
  const weightVectors = builder.localList('v128', 2 * panels);
  const inputVector = builder.local('v128');
  const rowPointers = builder.localList('i32', variant.rows);
  const locals = {
    weight: builder.local('i32'),
    secondWeight: builder.local('i32'),
    count: builder.local('i32'),
    row: builder.local('i32'),
    chunk: builder.local('i32'),
    chunkEnd: builder.local('i32'),
    splitEnd: builder.local('i32'),
    panel: builder.local('i32'),
    panelStart: builder.local('i32'),
    panelLength: builder.local('i32'),
    table: builder.local('i32'),
    tap: builder.local('i32'),
    panelBias: builder.local('i32'),
    target: builder.local('i32'),
    extra: builder.local('i32'),
    touch: builder.local('i32'),
    touchStep: builder.local('i32'),
  };

  const multiplyAdd = (accumulator: Local, weight: Local): void => {
    if (variant.instructionSet === 'relaxed-simd') {
      builder.get(inputVector).get(weight).get(accumulator).vector('relaxedMultiplyAdd').set(accumulator);
    } else {
      builder.get(accumulator).get(inputVector).get(weight).vector('mul').vector('add').set(accumulator);
    }
  };

  const sumOverDepth = (rows: number): void => {
    builder.get(depth).set(locals.count);
    builder.loop(() => {
      for (let step = 0; step < unrolled; step++) {
        for (const [half, vector] of weightVectors.entries()) {
          builder
            .get(half < 2 ? locals.weight : locals.secondWeight)
            .loadVector(step * panelBytes + (half % 2) * 16)
            .set(vector);
        }
        for (const [row, pointer] of rowPointers.slice(0, rows).entries()) {
          builder
            .get(pointer)
            .loadSplat(step * 4)
            .set(inputVector);
          for (const [half, vector] of weightVectors.entries()) multiplyAdd(accumulators[row]?.[half] ?? 0, vector);
        }
      }
      for (const pointer of rowPointers.slice(0, rows)) builder.increase(pointer, unrolled * 4);
      builder.increase(locals.weight, unrolled * panelBytes);
      if (panels === 2) builder.increase(locals.secondWeight, unrolled * panelBytes);
      // A load whose value nobody needs is still made: it could trap.
      builder.get(locals.touch).loadNumber(0).drop().increaseBy(locals.touch, locals.touchStep);
      builder.get(locals.count).constant(unrolled).number('sub').tee(locals.count).continueIf();
    });
  };

  const sumOverTaps = (rows: number): void => {
    builder.get(input).get(locals.row).shiftLeft(2).number('add').set(locals.table).get(taps).set(locals.tap);
    builder.countDown(locals.tap, () => {
      for (const [row, pointer] of rowPointers.slice(0, rows).entries()) {
        builder
          .get(locals.table)
          .loadNumber(row * 4)
          .get(inputOffset)
          .number('add')
          .set(pointer);
      }
      sumOverDepth(rows);
      builder.increaseBy(locals.table, inputStride);
    });
  };

  const sumOverRow = (rows: number): void => {
    const [first = 0, ...others] = rowPointers.slice(0, rows);
    builder
      .get(locals.row)
      .get(inputStride)
      .number('mul')
      .get(input)
      .number('add')
      .get(inputOffset)
      .number('add')
      .set(first);
    let previous = first;
    for (const pointer of others) {
      builder.get(previous).get(inputStride).number('add').set(pointer);
      previous = pointer;
    }
    sumOverDepth(rows);
  };

  const finish = (rows: number): void => {
    builder.get(output).get(locals.row).get(outputStride).number('mul').number('add');
    builder.get(locals.panel).constant(panelBytes).number('mul').number('add').set(locals.target);
    const used = accumulators.slice(0, rows);
    if (variant.epilogue) {
      builder.get(residual).if(() => {
        builder.get(locals.target).get(output).number('sub').get(residual).number('add').set(locals.extra);
        for (const [row, halves] of used.entries()) {
          for (const [half, accumulator] of halves.entries()) {
            builder
              .get(accumulator)
              .get(locals.extra)
              .loadVector(half * 16)
              .vector('add')
              .set(accumulator);
          }
          if (row < rows - 1) builder.increaseBy(locals.extra, outputStride);
        }
      });
      variant.activation?.emit(builder, used.flat());
    }
    for (const [row, halves] of used.entries()) {
      for (const [half, accumulator] of halves.entries())
        builder
          .get(locals.target)
          .get(accumulator)
          .storeVector(half * 16);
      if (row < rows - 1) builder.increaseBy(locals.target, outputStride);
    }
  };

  const tilesUntil = (end: Local, rows: number): void => {
    builder.get(locals.row).get(end).number('lessSigned');
    builder.if(() => {
      builder.loop(() => {
        builder.get(locals.panelStart).set(locals.weight);
        if (panels === 2) builder.get(locals.panelStart).get(locals.panelLength).number('add').set(locals.secondWeight);
        for (const halves of accumulators.slice(0, rows)) {
          for (const [half, accumulator] of halves.entries()) {
            if (variant.epilogue)
              builder
                .get(locals.panelBias)
                .loadVector(half * 16)
                .set(accumulator);
            else builder.zeroVector().set(accumulator);
          }
        }
        if (variant.addressing === 'pointers') sumOverTaps(rows);
        else sumOverRow(rows);
        finish(rows);
        builder.increase(locals.row, rows).get(locals.row).get(end).number('lessSigned').continueIf();
      });
    });
  };

  const setToSmaller = (local: Local, left: Local, right: Local): void => {
    builder.get(left).set(local);
    builder.get(right).get(local).number('lessSigned');
    builder.if(() => builder.get(right).set(local));
  };

  builder.get(taps).get(depth).number('mul').constant(panelBytes).number('mul').set(locals.panelLength);
  builder.get(rowBegin).set(locals.chunk);
  builder.loop(() => {
    builder.get(locals.chunk).get(rowChunk).number('add').set(locals.chunkEnd);
    // A chunk ends with whole tiles: the chunk with the split in it goes on to the end.
    builder.get(rowSplit).get(locals.chunkEnd).number('lessSigned');
    builder.if(() => builder.get(rowEnd).set(locals.chunkEnd));
    setToSmaller(locals.splitEnd, locals.chunkEnd, rowSplit);
    builder.get(panelBegin).set(locals.panel);
    builder.loop(() => {
      builder.get(weights).get(locals.panel).get(locals.panelLength).number('mul').number('add').set(locals.panelStart);
      builder.get(bias).get(locals.panel).constant(panelBytes).number('mul').number('add').set(locals.panelBias);
      // Behind the last panel there need not be memory: the last one touches itself.
      builder.get(locals.panelStart).set(locals.touch).constant(0).set(locals.touchStep);
      builder
        .get(locals.panel)
        .constant(2 * panels)
        .number('add')
        .get(panelEnd)
        .number('lessSigned');
      builder.if(() => {
        for (let panel = 0; panel < panels; panel++) builder.increaseBy(locals.touch, locals.panelLength);
        builder.get(touchStride).set(locals.touchStep);
      });
      builder.get(locals.chunk).set(locals.row);
      tilesUntil(locals.splitEnd, variant.rows);
      tilesUntil(locals.chunkEnd, variant.rows - 1);
      builder.increase(locals.panel, panels).get(locals.panel).get(panelEnd).number('lessSigned').continueIf();
    });
    builder.get(locals.chunkEnd).tee(locals.chunk).get(rowEnd).number('lessSigned').continueIf();
  });
  return builder;
}

function parameterIndices(first: number): number[] {
  return Array.from({ length: 8 }, (_, index) => first + index);
}

/** The arguments in the order of the parameters. */
export function tileProductArguments(values: TileProductArguments): readonly number[] {
  return [
    values.input,
    values.inputStride,
    values.taps,
    values.depth,
    values.inputOffset,
    values.weights,
    values.output,
    values.outputStride,
    values.bias,
    values.residual,
    values.rowBegin,
    values.rowEnd,
    values.rowSplit,
    values.panelBegin,
    values.panelEnd,
    values.rowChunk,
    values.touchStride,
  ];
}

/**
 * Where tiles of `rows` end and tiles of one row less begin, so that both cover the rows exactly; undefined where they cannot.
 */
export function tileSplit(rowBegin: number, rowEnd: number, rows: TileRows): number | undefined {
  const count = rowEnd - rowBegin;
  const smaller = (rows - (count % rows)) % rows;
  const split = count - smaller * (rows - 1);
  return split < 0 ? undefined : rowBegin + split;
}
