import type { SessionMemory } from '../memory/session-memory.js';

/** Integers of 8 bits in memory. */
interface Integers {
  readonly address: number;
  readonly dataType: string;
  readonly dims: readonly number[];
}

/** value = (integer - zero point) × scale, each with one number for all or one for each index of the axis. */
interface Quantization {
  readonly axis: number;
  readonly scale: Float32Array | undefined;
  readonly zeroPoint: Float32Array | undefined;
}

/** Writes `count` int8 as float32, times a factor. */
type WidenBytes = (source: number, target: number, count: number, factor: number) => void;

/** Writes 8-bit weights as float32: rows of one scale by a kernel. May write up to 32 bytes behind the last. */
export function widenIntegers(
  memory: SessionMemory,
  widenBytes: WidenBytes,
  { address, dataType, dims }: Integers,
  { axis, scale = new Float32Array([1]), zeroPoint = new Float32Array([0]) }: Quantization,
  target: number,
): void {
  const product = (sizes: readonly number[]): number => sizes.reduce((count, size) => count * size, 1);
  const isVector = scale.length > 1 || zeroPoint.length > 1;
  const positions = isVector ? (dims[axis] ?? 1) : 1;
  const length = product(isVector ? dims.slice(axis + 1) : dims);
  const rows = product(isVector ? dims.slice(0, axis + 1) : []);
  for (let row = 0; row < rows; row++) {
    const factor = scale[scale.length > 1 ? row % positions : 0] ?? 0;
    const zero = zeroPoint[zeroPoint.length > 1 ? row % positions : 0] ?? 0;
    const from = address + row * length;
    const to = target + row * length * 4;
    if (dataType === 'int8' && zero === 0) {
      widenBytes(from, to, length, factor);
      continue;
    }
    const { buffer } = memory.memory;
    const integers = dataType === 'int8' ? new Int8Array(buffer, from, length) : new Uint8Array(buffer, from, length);
    new Float32Array(buffer, to, length).set(Float32Array.from(integers, (integer) => (integer - zero) * factor));
  }
}
