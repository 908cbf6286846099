import { pushSigned, pushUnsigned } from './leb128.js';

/** Instructions that residual networks do without, as bytes for `FunctionBuilder.emit`: pages load them when a model needs them. */
export const rareInstructions: {
  /** Loads four unsigned 16-bit numbers as int32. */
  loadUnsigned16(offset: number): number[];
  /** Loads eight int8 as int16. */
  loadSigned8(offset: number): number[];
  /** Takes an address and a vector, and stores its first lane. */
  storeFirstLane(offset: number): number[];
  /** Takes two vectors and picks four of their eight 32-bit lanes. */
  shuffle(lanes: readonly [number, number, number, number]): number[];
  /** Takes two vectors and makes one of the even (0), or of the odd (1), lanes of 32 bits of both. */
  alternate(parity: 0 | 1): number[];
  /** Shifts four int32 to the left. */
  shiftIntegersLeft(bits: number): number[];
  /** Shifts four int32 to the right, with their signs. */
  shiftIntegersRight(bits: number): number[];
} = {
  loadUnsigned16: (offset) => withOffset([0xfd, 4, 0], offset),
  loadSigned8: (offset) => withOffset([0xfd, 1, 0], offset),
  storeFirstLane: (offset) => [...withOffset([0xfd, 0x5a, 0], offset), 0],
  shuffle,
  alternate: (parity) => shuffle([parity, 2 + parity, 4 + parity, 6 + parity]),
  shiftIntegersLeft: (bits) => [...constant(bits), 0xfd, 0xab, 1],
  shiftIntegersRight: (bits) => [...constant(bits), 0xfd, 0xac, 1],
};

function shuffle(lanes: readonly [number, number, number, number]): number[] {
  return [0xfd, 13, ...lanes.flatMap((lane) => [0, 1, 2, 3].map((byte) => lane * 4 + byte))];
}

function withOffset(bytes: number[], offset: number): number[] {
  pushUnsigned(bytes, offset);
  return bytes;
}

function constant(value: number): number[] {
  const bytes = [0x41];
  pushSigned(bytes, value);
  return bytes;
}
