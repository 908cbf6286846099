import { byteColumns } from '../kernels/byte-product.js';

/** Bytes that are multiplied at a time per column: the bytes of one lane. */
const depthBlock = 4;

/** What sums of products with activations of 7 bits may be made of, so that they fit into int16: 32767 / 127. */
const largestSum = 258;

/** int8 weights of a convolution, `[columns][inputs][taps]`. */
export interface ByteWeights {
  readonly integers: Int8Array;
  readonly columns: number;
  readonly inputs: number;
  readonly taps: number;
  /** Bytes of one tap in memory; a multiple of 4. */
  readonly depth: number;
}

/** Bytes of all panels. */
export function bytePanelsLength({ columns, taps, depth }: Omit<ByteWeights, 'inputs' | 'integers'>): number {
  return Math.ceil(columns / byteColumns) * byteColumns * taps * depth;
}

/** Writes `[panel][tap][depth / 4][8][4]`. */
export function packBytePanels(target: Int8Array, { integers, columns, inputs, taps, depth }: ByteWeights): void {
  const panelBytes = byteColumns * taps * depth;
  let from = 0;
  for (let column = 0; column < columns; column++) {
    const lane = column % byteColumns;
    const start = ((column - lane) / byteColumns) * panelBytes + lane * depthBlock;
    for (let input = 0; input < inputs; input++) {
      const inBlock = input % depthBlock;
      const place = start + (input - inBlock) * byteColumns + inBlock;
      for (let tap = 0; tap < taps; tap++) target[place + tap * depth * byteColumns] = integers[from++] ?? 0;
    }
  }
}

/**
 * For each panel how many blocks of products may be added up in int16 whatever the activations are: `together`, 2 or 1. A lane of int16 adds up
 * the products of two neighbouring depths of each block.
 */
export function panelBlocks(panels: Int8Array, { taps, depth }: ByteWeights, together: number): Int32Array {
  const panelBytes = byteColumns * taps * depth;
  return Int32Array.from({ length: panels.length / panelBytes }, (_, panel) => {
    const weights = panels.subarray(panel * panelBytes, (panel + 1) * panelBytes);
    return [together, 2].find((blocks) => blocks <= together && fits(weights, blocks)) ?? 1;
  });
}

function fits(weights: Int8Array, blocks: number): boolean {
  const blockBytes = byteColumns * depthBlock;
  for (let group = 0; group < weights.length; group += blockBytes * blocks) {
    for (let pair = group; pair < group + blockBytes; pair += 2) {
      let [positive, negative] = [0, 0];
      for (let at = pair; at < pair + blocks * blockBytes; at += blockBytes) {
        const [first, second] = [weights[at] ?? 0, weights[at + 1] ?? 0];
        positive += Math.max(first, 0) + Math.max(second, 0);
        negative -= Math.min(first, 0) + Math.min(second, 0);
      }
      if (positive > largestSum || negative > largestSum) return false;
    }
  }
  return true;
}
