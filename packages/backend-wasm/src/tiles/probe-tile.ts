import { encodeModule } from '../assembler/encode-module.js';
import type { ProductTile } from '../kernels/product-tile.js';
import {
  panelColumns,
  type TileProductVariant,
  tileProduct,
  tileProductArguments,
  tileProductName,
} from '../kernels/tile-product.js';

const depth = 48;
const panels = 4;
const columns = panels * panelColumns;
/** So many tiles of each height: a call then takes longer than getting there from JavaScript. */
const repetitions = 10;

/** Byte addresses. */
const input = 1024;
const weights = input + 16 * depth * 4;
const bias = weights + columns * depth * 4;
const output = bias + columns * 4;

/**
 * The input holds row + index, the weights column − index: whole numbers, whose products and sums float32 holds exactly, and whose products over all
 * indices need no loop. One would take this code, which runs once and unoptimised, a millisecond.
 */
const sumOfIndices = (depth * (depth - 1)) / 2;
const sumOfSquares = (sumOfIndices * (2 * depth - 1)) / 3;

/** The sum over all indices of (row + index) × (column − index), and the bias. */
function solution(row: number, column: number): number {
  return depth * row * column + (column - row) * sumOfIndices - sumOfSquares + column;
}

/** A tile's kernel over a small problem whose solution is known. */
export interface TileProbe {
  readonly tile: ProductTile;
  /** Computes the problem so many times. */
  run(times: number): void;
  /** Whether the last run's results are right, to the last bit. */
  isRight(): boolean;
  /** Multiplications and additions of one run. */
  readonly work: number;
}

/**
 * Compiles a tile's kernel. Rows are found through a table of addresses, as in most convolutions: all of the loops take part.
 * @throws {Error} of the runtime, where it refuses to compile.
 */
export function probeTile(tile: ProductTile): TileProbe {
  // One tile of the largest height and one that is a row lower.
  const inputRows = 2 * tile.rows - 1;
  const rows = repetitions * inputRows;
  const variant: TileProductVariant = {
    ...tile,
    addressing: 'pointers',
    activation: undefined,
    epilogue: true,
    unrolled: tile.isUnrolled ? 4 : 1,
  };
  const memory = new WebAssembly.Memory({ initial: 1, maximum: 1 });
  const module = new WebAssembly.Module(encodeModule([tileProduct(variant)], { shared: false, maximumPages: 1 }));
  const kernel = new WebAssembly.Instance(module, { environment: { memory } }).exports[tileProductName(variant)];
  const floats = new Float32Array(memory.buffer);
  const table = new Int32Array(memory.buffer);
  for (let row = 0; row < rows; row++) table[row] = input + (row % inputRows) * depth * 4;
  for (let row = 0; row < inputRows; row++) {
    for (let index = 0; index < depth; index++) floats[input / 4 + row * depth + index] = row + index;
  }
  for (let column = 0; column < columns; column++) {
    floats[bias / 4 + column] = column;
    const lane = column % panelColumns;
    const panel = weights / 4 + (column - lane) * depth + lane;
    for (let index = 0; index < depth; index++) floats[panel + index * panelColumns] = column - index;
  }
  const values = tileProductArguments({
    input: 0,
    inputStride: rows * 4,
    taps: 1,
    depth,
    inputOffset: 0,
    weights,
    output,
    outputStride: columns * 4,
    bias,
    residual: 0,
    rowBegin: 0,
    rowEnd: rows,
    rowSplit: repetitions * tile.rows,
    panelBegin: 0,
    panelEnd: panels,
    rowChunk: rows,
    touchStride: 0,
  });
  return {
    tile,
    work: rows * columns * depth,
    run(times) {
      if (typeof kernel === 'function') for (let time = 0; time < times; time++) kernel(...values);
    },
    isRight() {
      for (let column = 0; column < columns; column++) {
        for (let inputRow = 0; inputRow < inputRows; inputRow++) {
          const right = solution(inputRow, column);
          for (let row = inputRow; row < rows; row += inputRows) {
            if (floats[output / 4 + row * columns + column] !== right) return false;
          }
        }
      }
      return true;
    },
  };
}
