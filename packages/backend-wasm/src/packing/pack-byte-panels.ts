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
 * For each panel 1 where the sums of `together` blocks of products fit into int16 whatever the activations are, else 0: a lane of int16 adds
 * up the products of two neighbouring depths of each block.
 */
export function narrowPanels(panels: Int8Array, { taps, depth }: ByteWeights, together: number): Int32Array {
  const blockBytes = byteColumns * depthBlock;
  const panelBytes = byteColumns * taps * depth;
  const flags = new Int32Array(panels.length / panelBytes).fill(1);
  for (let group = 0; group < panels.length; group += blockBytes * together) {
    for (let pair = 0; pair < blockBytes; pair += 2) {
      let [positive, negative] = [0, 0];
      for (let block = 0; block < together; block++) {
        const at = group + block * blockBytes + pair;
        for (const weight of [panels[at] ?? 0, panels[at + 1] ?? 0]) {
          if (weight > 0) positive += weight;
          else negative -= weight;
        }
      }
      if (positive > largestSum || negative > largestSum) flags[Math.floor(group / panelBytes)] = 0;
    }
  }
  return flags;
}
