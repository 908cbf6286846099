import type { FunctionBuilder, Local } from '../assembler/function-builder.js';
import { rareInstructions as rare } from '../assembler/rare-instructions.js';
import { rareOpcodes } from '../assembler/rare-opcodes.js';

/**
 * How sums of products are made. All give the same integers, since activations have 7 bits:
 * `dot-add` by one instruction where the machine has it (VNNI, ARM's dot product), else by a slow sequence;
 * `dot` in sums of int16, of which several are added up before they are widened where the weights are small enough;
 * `words` without relaxed SIMD, on int16.
 */
export type ByteMethod = 'dot' | 'dot-add' | 'words';

/** The sums of a tile of rows × 8 columns while they are made. */
export interface ByteSums {
  /** The int32 sums of a row: columns 0 to 3 and 4 to 7. Valid after `finish`. */
  accumulators(row: number): readonly [Local, Local];
  begin(rows: number): void;
  /** Adds the products of `together` blocks of four depths, from the block of a number. */
  addBlocks(weights: Local, rowPointers: readonly Local[], block: number, together: number): void;
  finish(rows: number): void;
}

/** Bytes of a block of four depths and eight columns of weights. */
const blockBytes = 32;

/** Emits what makes the sums of tiles of up to so many rows. */
export function byteSums(builder: FunctionBuilder, method: ByteMethod, rows: number): ByteSums {
  const sums = Array.from({ length: rows }, (): readonly [Local, Local] => [
    builder.local('v128'),
    builder.local('v128'),
  ]);
  const zero = (vectors: readonly Local[]): void => {
    for (const vector of vectors) builder.zeroVector().set(vector);
  };
  const accumulators = (row: number): readonly [Local, Local] => sums[row] ?? [0, 0];
  const begin = (count: number): void => zero(sums.slice(0, count).flat());
  const weightVectors = builder.localList('v128', method === 'words' ? 4 : 2);
  const inputVector = builder.local('v128');
  const loadWeights = (weights: Local, block: number): void => {
    for (const [index, vector] of weightVectors.entries()) {
      builder.get(weights);
      if (method === 'words') builder.emit(...rare.loadSigned8(block * blockBytes + index * 8));
      else builder.loadVector(block * blockBytes + index * 16);
      builder.set(vector);
    }
  };
  const loadInput = (pointer: Local, block: number): void => {
    builder.get(pointer).loadSplat(block * 4);
  };

  if (method === 'dot-add') {
    return {
      accumulators,
      begin,
      addBlocks(weights, rowPointers, first, together) {
        for (let block = first; block < first + together; block++) {
          loadWeights(weights, block);
          for (const [row, pointer] of rowPointers.entries()) {
            loadInput(pointer, block);
            builder.set(inputVector);
            for (const [half, sum] of accumulators(row).entries()) {
              builder
                .get(weightVectors[half] ?? 0)
                .get(inputVector)
                .get(sum)
                .vector(rareOpcodes.relaxedDotBytesAdd)
                .set(sum);
            }
          }
        }
      },
      finish() {},
    };
  }

  if (method === 'dot') {
    const partial = Array.from({ length: rows }, () => builder.localList('v128', 2));
    return {
      accumulators,
      begin,
      addBlocks(weights, rowPointers, first, together) {
        for (let block = first; block < first + together; block++) {
          loadWeights(weights, block);
          for (const [row, pointer] of rowPointers.entries()) {
            loadInput(pointer, block);
            builder.set(inputVector);
            for (const [half, words] of (partial[row] ?? []).entries()) {
              builder
                .get(weightVectors[half] ?? 0)
                .get(inputVector)
                .vector(rareOpcodes.relaxedDotBytes);
              if (block > first) builder.get(words).vector(rareOpcodes.addWords);
              builder.set(words);
            }
          }
        }
        for (const row of rowPointers.keys()) {
          for (const [half, sum] of accumulators(row).entries()) {
            builder
              .get(partial[row]?.[half] ?? 0)
              .vector(rareOpcodes.addNeighbours)
              .get(sum)
              .vector(rareOpcodes.addIntegers)
              .set(sum);
          }
        }
      },
      finish() {},
    };
  }

  // Products of two depths lie side by side until the end: four vectors of sums instead of two.
  const pairs = Array.from({ length: rows }, () => builder.localList('v128', 4));
  return {
    accumulators,
    begin: (count) => zero(pairs.slice(0, count).flat()),
    addBlocks(weights, rowPointers, first, together) {
      for (let block = first; block < first + together; block++) {
        loadWeights(weights, block);
        for (const [row, pointer] of rowPointers.entries()) {
          loadInput(pointer, block);
          builder.vector(rareOpcodes.extendLowBytes).set(inputVector);
          for (const [index, sum] of (pairs[row] ?? []).entries()) {
            builder
              .get(weightVectors[index] ?? 0)
              .get(inputVector)
              .vector(rareOpcodes.dotWords);
            builder.get(sum).vector(rareOpcodes.addIntegers).set(sum);
          }
        }
      }
    },
    finish(count) {
      for (const [row, [first = 0, second = 0, third = 0, fourth = 0]] of pairs.slice(0, count).entries()) {
        for (const [half, [left, right]] of (
          [
            [first, second],
            [third, fourth],
          ] as const
        ).entries()) {
          builder
            .get(left)
            .get(right)
            .emit(...rare.alternate(0))
            .get(left)
            .get(right)
            .emit(...rare.alternate(1))
            .vector(rareOpcodes.addIntegers);
          builder.set(accumulators(row)[half] ?? 0);
        }
      }
    },
  };
}
