import { FunctionBuilder, type Local } from '../assembler/function-builder.js';
import { argumentOrder } from './argument-order.js';
import { type ByteEpilogueVariant, byteEpilogue } from './byte-epilogue.js';
import { type ByteMethod, byteSums } from './byte-sums.js';
import type { BlocksTogether } from './byte-tile.js';

/** Columns of one weight panel. */
export const byteColumns = 8;

/** Depths that are multiplied at a time: the bytes of one lane. */
const depthBlock = 4;

/** Bytes of the columns of one panel at one block of depths. */
const blockBytes = byteColumns * depthBlock;

/** One member of the family: method × tile × addressing × residual × activation × output. */
export interface ByteProductVariant extends ByteEpilogueVariant {
  readonly method: ByteMethod;
  readonly rows: number;
  /** `rows`: the rows of the input follow each other at a stride; `pointers`: a table holds the address of each row, per tap. */
  readonly addressing: 'pointers' | 'rows';
  /**
   * Blocks of depths that are computed without a loop between them, whose products `dot` adds up in int16 where the panel allows it: a divisor of
   * the blocks of a tap.
   */
  readonly together: BlocksTogether;
}

/** The parameters of every variant, in order. Addresses and strides are in bytes. */
export interface ByteProductArguments {
  /** The first row, or the table of row addresses. */
  readonly input: number;
  /** From row to row, or from tap to tap in the table. */
  readonly inputStride: number;
  readonly taps: number;
  /** Bytes of a row that are multiplied, per tap; a multiple of 4 × `together`. */
  readonly depth: number;
  /** Panels of `[taps][depth / 4][8][4]` int8. */
  readonly weights: number;
  readonly output: number;
  readonly outputStride: number;
  /** float32 by which the sums of each column are multiplied. */
  readonly scale: number;
  /** float32 that are added to them then. */
  readonly bias: number;
  /** Added before the activation. */
  readonly residual: number;
  readonly residualStride: number;
  /** Address of the float32 by which a residual is multiplied. */
  readonly residualScale: number;
  readonly rowBegin: number;
  readonly rowEnd: number;
  /** Where tiles of one row less begin. */
  readonly rowSplit: number;
  readonly panelBegin: number;
  readonly panelEnd: number;
  /** Rows whose inputs stay in the cache while all panels pass over them. */
  readonly rowChunk: number;
  /** An int32 for each panel: how many blocks' sums fit into int16, of `together`, 2 and 1. */
  readonly panelBlocks: number;
}

const parameterNames = [
  'input',
  'inputStride',
  'taps',
  'depth',
  'weights',
  'output',
  'outputStride',
  'scale',
  'bias',
  'residual',
  'residualStride',
  'residualScale',
  'rowBegin',
  'rowEnd',
  'rowSplit',
  'panelBegin',
  'panelEnd',
  'rowChunk',
  'panelBlocks',
] as const satisfies readonly (keyof ByteProductArguments)[];

/** The arguments in the order of the parameters. */
export const byteProductArguments: (values: ByteProductArguments) => readonly number[] =
  /* @__PURE__ */ argumentOrder<ByteProductArguments>(...parameterNames);

/** The name of a variant. */
export function byteProductName(variant: ByteProductVariant): string {
  const { method, rows, addressing, residual, relu, output, together } = variant;
  const end = `${residual === 'none' ? '' : `-add-${residual}`}${relu ? '-relu' : ''}-to-${output}`;
  return `int8-product-${method}${together}-${rows}x${byteColumns}-${addressing}${end}`;
}

/**
 * output[m, n] = activation((Σ input[m, k] × weights[k, n]) × scale[n] + bias[n] + residual[m, n] × residual scale), rounded to int8 (ties to
 * even) where the output is bytes. Inputs are int8 of which none is negative.
 */
export function byteProduct(variant: ByteProductVariant): FunctionBuilder {
  const builder = new FunctionBuilder(byteProductName(variant), parameterNames.length);
  const parameter = (name: keyof ByteProductArguments): Local => parameterNames.indexOf(name);
  const sums = byteSums(builder, variant.method, variant.rows);
  const epilogue = byteEpilogue(builder, variant);
  const rowPointers = builder.localList('i32', variant.rows);
  const locals = {
    weight: builder.local('i32'),
    count: builder.local('i32'),
    row: builder.local('i32'),
    chunk: builder.local('i32'),
    chunkEnd: builder.local('i32'),
    splitEnd: builder.local('i32'),
    panel: builder.local('i32'),
    panelStart: builder.local('i32'),
    panelLength: builder.local('i32'),
    blocks: builder.local('i32'),
    table: builder.local('i32'),
    tap: builder.local('i32'),
    panelScale: builder.local('i32'),
    panelBias: builder.local('i32'),
    target: builder.local('i32'),
    extra: builder.local('i32'),
  };

  /** Adds up the products of one tap, `together` blocks of depths at a time. */
  const sumOverDepth = (rows: number, together: number): void => {
    const unrolled = variant.together;
    builder.get(parameter('depth')).set(locals.count);
    builder.loop(() => {
      for (let block = 0; block < unrolled; block += together) {
        sums.addBlocks(locals.weight, rowPointers.slice(0, rows), block, together);
      }
      for (const pointer of rowPointers.slice(0, rows)) builder.increase(pointer, unrolled * depthBlock);
      builder.increase(locals.weight, unrolled * blockBytes);
      builder
        .get(locals.count)
        .constant(unrolled * depthBlock)
        .number('sub')
        .tee(locals.count)
        .continueIf();
    });
  };

  const sumProducts = (rows: number, together: number): void => {
    const pointers = rowPointers.slice(0, rows);
    if (variant.addressing === 'rows') {
      builder.get(locals.row).get(parameter('inputStride')).number('mul').get(parameter('input')).number('add');
      for (const [row, pointer] of pointers.entries()) {
        if (row > 0)
          builder
            .get(pointers[row - 1] ?? 0)
            .get(parameter('inputStride'))
            .number('add');
        builder.set(pointer);
      }
      sumOverDepth(rows, together);
      return;
    }
    builder.get(parameter('input')).get(locals.row).shiftLeft(2).number('add').set(locals.table);
    builder.get(parameter('taps')).set(locals.tap);
    builder.countDown(locals.tap, () => {
      for (const [row, pointer] of pointers.entries()) {
        builder
          .get(locals.table)
          .loadNumber(row * 4)
          .set(pointer);
      }
      sumOverDepth(rows, together);
      builder.increaseBy(locals.table, parameter('inputStride'));
    });
  };

  const address = (base: Local, stride: Local, elementBytes: number): void => {
    builder.get(base).get(locals.row).get(stride).number('mul').number('add');
    builder
      .get(locals.panel)
      .constant(byteColumns * elementBytes)
      .number('mul')
      .number('add');
  };

  const finish = (rows: number): void => {
    sums.finish(rows);
    address(parameter('output'), parameter('outputStride'), variant.output === 'bytes' ? 1 : 4);
    builder.set(locals.target);
    if (variant.residual !== 'none') {
      address(parameter('residual'), parameter('residualStride'), variant.residual === 'bytes' ? 1 : 4);
      builder.set(locals.extra);
    }
    const rowSums = Array.from({ length: rows }, (_, row) => sums.accumulators(row));
    epilogue.finish(rowSums, {
      scale: locals.panelScale,
      bias: locals.panelBias,
      target: locals.target,
      targetStride: parameter('outputStride'),
      residual: locals.extra,
      residualStride: parameter('residualStride'),
    });
  };

  const tilesUntil = (end: Local, rows: number, together: number): void => {
    builder.get(locals.row).get(end).number('lessSigned');
    builder.if(() => {
      builder.countUp(locals.row, rows, end, () => {
        builder.get(locals.panelStart).set(locals.weight);
        sums.begin(rows);
        sumProducts(rows, together);
        finish(rows);
      });
    });
  };

  const panelTiles = (together: number): void => {
    tilesUntil(locals.splitEnd, variant.rows, together);
    if (variant.rows > 1) tilesUntil(locals.chunkEnd, variant.rows - 1, together);
  };

  const setToSmaller = (local: Local, left: Local, right: Local): void => {
    builder.get(left).set(local);
    builder.get(right).get(local).number('lessSigned');
    builder.if(() => builder.get(right).set(local));
  };

  const [taps, depth, rowSplit, rowEnd] = (['taps', 'depth', 'rowSplit', 'rowEnd'] as const).map(parameter);
  builder
    .get(taps ?? 0)
    .get(depth ?? 0)
    .number('mul')
    .constant(byteColumns)
    .number('mul')
    .set(locals.panelLength);
  epilogue.begin(parameter('residualScale'));
  builder.get(parameter('rowBegin')).set(locals.chunk);
  builder.loop(() => {
    builder.get(locals.chunk).get(parameter('rowChunk')).number('add').set(locals.chunkEnd);
    // A chunk ends with whole tiles: the chunk with the split in it goes on to the end.
    builder
      .get(rowSplit ?? 0)
      .get(locals.chunkEnd)
      .number('lessSigned');
    builder.if(() => builder.get(rowEnd ?? 0).set(locals.chunkEnd));
    setToSmaller(locals.splitEnd, locals.chunkEnd, rowSplit ?? 0);
    builder.get(parameter('panelBegin')).set(locals.panel);
    builder.countUp(locals.panel, 1, parameter('panelEnd'), () => {
      builder.get(parameter('weights')).get(locals.panel).get(locals.panelLength).number('mul').number('add');
      builder.set(locals.panelStart);
      for (const [name, local] of [
        ['scale', locals.panelScale],
        ['bias', locals.panelBias],
      ] as const) {
        builder
          .get(parameter(name))
          .get(locals.panel)
          .constant(byteColumns * 4)
          .number('mul')
          .number('add')
          .set(local);
      }
      builder.get(locals.chunk).set(locals.row);
      if (variant.method === 'dot' && variant.together > 1) {
        builder.get(parameter('panelBlocks')).get(locals.panel).shiftLeft(2).number('add').loadNumber(0);
        builder.set(locals.blocks);
        for (const together of [variant.together, 2, 1].filter(
          (blocks, index) => index === 0 || blocks < variant.together,
        )) {
          // Whether they are equal.
          builder.get(locals.blocks).constant(together).number('sub').constant(1).number('lessUnsigned');
          builder.if(() => panelTiles(together));
        }
      } else {
        panelTiles(variant.together);
      }
    });
    builder
      .get(locals.chunkEnd)
      .tee(locals.chunk)
      .get(rowEnd ?? 0)
      .number('lessSigned')
      .continueIf();
  });
  return builder;
}
