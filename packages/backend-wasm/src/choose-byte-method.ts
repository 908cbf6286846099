import { encodeModule } from './assembler/encode-module.js';
import {
  type ByteProductVariant,
  byteColumns,
  byteProduct,
  byteProductArguments,
  byteProductName,
} from './kernels/byte-product.js';
import type { ByteMethod } from './kernels/byte-sums.js';
import { byteTile } from './kernels/byte-tile.js';
import type { InstructionSet } from './kernels/instruction-set.js';
import { packBytePanels } from './packing/pack-byte-panels.js';

const [rows, columns, depth] = [24, 16, 256];

/** How often each method has its turn, and how long, in milliseconds: enough in all for the runtime to optimise it. */
const [rounds, millisecondsEach] = [5, 1];

const places = { input: 65_536, weights: 81_920, output: 98_304, scale: 114_688, bias: 115_200, blocks: 115_712 };

/**
 * The way of multiplying int8 that is fastest on this machine, of those that compute rightly: V8 makes one instruction of `dot-add` only with
 * AVX-VNNI or ARM's dot product, and versions with relaxed SIMD behind a flag compute it wrongly. Takes some 15 ms.
 */
export async function chooseByteMethod(instructionSet: InstructionSet): Promise<ByteMethod> {
  if (instructionSet === 'simd') return 'words';
  const methods: readonly ByteMethod[] = ['dot', 'dot-add', 'words'];
  const variants = methods.map(
    (method): ByteProductVariant => ({
      ...byteTile(method),
      method,
      addressing: 'rows',
      residual: 'none',
      relu: false,
      output: 'floats',
    }),
  );
  const memory = new WebAssembly.Memory({ initial: 2, maximum: 2 });
  const bytes = encodeModule(variants.map(byteProduct), { shared: false, maximumPages: 2 });
  const { instance } = await WebAssembly.instantiate(bytes, { environment: { memory } });
  const expected = writeTask(memory);
  const right = variants.flatMap((variant) => {
    const kernel = instance.exports[byteProductName(variant)];
    if (typeof kernel !== 'function') return [];
    const call = (): unknown => kernel(...argumentsOf(variant));
    call();
    const actual = new Float32Array(memory.buffer, places.output, rows * columns);
    return actual.every((sum, index) => sum === expected[index]) ? [{ method: variant.method, call }] : [];
  });
  const times = right.map(() => Number.POSITIVE_INFINITY);
  // In turns, so that a busy machine and late optimisation meet all alike.
  for (let round = 0; round < rounds; round++) {
    for (const [index, { call }] of right.entries()) {
      times[index] = Math.min(times[index] ?? 0, shortestCall(call));
    }
  }
  return right[times.indexOf(Math.min(...times))]?.method ?? 'words';
}

/** Writes inputs and weights, the largest among them; gives the sums. */
function writeTask({ buffer }: WebAssembly.Memory): readonly number[] {
  const inputs = new Int8Array(buffer, places.input, rows * depth);
  const integers = new Int8Array(columns * depth);
  for (let index = 0; index < inputs.length; index++) inputs[index] = index % 3 === 0 ? 127 : (index * 37) % 128;
  // The first panel is of small weights, the second of large ones, which do not fit into sums of int16.
  for (let index = 0; index < integers.length; index++) {
    integers[index] =
      index < byteColumns * depth ? ((index * 53) % 61) - 30 : index % 2 === 0 ? 127 : -127 + (index % 5);
  }
  const panels = new Int8Array(buffer, places.weights, columns * depth);
  packBytePanels(panels, { integers, columns, inputs: depth, taps: 1, depth });
  new Float32Array(buffer, places.scale, columns).fill(1);
  new Int32Array(buffer, places.blocks, 2).set([byteTile('dot').together, 1]);
  return Array.from({ length: rows * columns }, (_, place) => {
    const [row, column] = [Math.floor(place / columns), place % columns];
    let sum = 0;
    for (let index = 0; index < depth; index++) {
      sum += (inputs[row * depth + index] ?? 0) * (integers[column * depth + index] ?? 0);
    }
    return sum;
  });
}

function argumentsOf(variant: ByteProductVariant): readonly number[] {
  return byteProductArguments({
    input: places.input,
    inputStride: depth,
    taps: 1,
    depth,
    weights: places.weights,
    output: places.output,
    outputStride: columns * 4,
    scale: places.scale,
    bias: places.bias,
    residual: 0,
    residualStride: 0,
    residualScale: 0,
    rowBegin: 0,
    rowEnd: rows,
    rowSplit: rows - (rows % variant.rows),
    panelBegin: 0,
    panelEnd: columns / byteColumns,
    rowChunk: rows,
    panelBlocks: places.blocks,
  });
}

function shortestCall(call: () => void): number {
  let shortest = Number.POSITIVE_INFINITY;
  let now = performance.now();
  const end = now + millisecondsEach;
  while (now < end) {
    // Several at a time: clocks of pages tell no less than 5 to 100 µs.
    for (let count = 0; count < 16; count++) call();
    const after = performance.now();
    shortest = Math.min(shortest, after - now);
    now = after;
  }
  return shortest;
}
