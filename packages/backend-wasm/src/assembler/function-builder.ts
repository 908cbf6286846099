import { pushSigned, pushUnsigned } from './leb128.js';

/** The types of locals: addresses and counters, and vectors of four float32. */
export type LocalType = 'i32' | 'v128';

/** A parameter or local variable of a function, by its index. */
export type Local = number;

/** Vector operations on four float32 by their opcode after 0xfd: https://webassembly.github.io/spec/core/binary/instructions.html */
const vectorOpcodes = {
  abs: 0xe0,
  neg: 0xe1,
  sqrt: 0xe3,
  add: 0xe4,
  sub: 0xe5,
  mul: 0xe6,
  div: 0xe7,
  min: 0xe8,
  max: 0xe9,
  pseudoMin: 0xea,
  pseudoMax: 0xeb,
  /** The lower two lanes as float64, and back. */
  promote: 0x5f,
  demote: 0x5e,
  addDoubles: 0xf0,
  subDoubles: 0xf1,
  mulDoubles: 0xf2,
  negDoubles: 0xed,
  and: 0x4e,
  or: 0x50,
  xor: 0x51,
  /** Takes two vectors and a mask: bits of the first where the mask has ones, of the second elsewhere. */
  select: 0x52,
  equal: 0x41,
  lessThan: 0x43,
  greaterThan: 0x44,
  lessOrEqual: 0x45,
  greaterOrEqual: 0x46,
  equalIntegers: 0x37,
  addIntegers: 0xae,
  subIntegers: 0xb1,
  ceil: 0x67,
  floor: 0x68,
  /** To the nearest whole number, halves to even. */
  nearest: 0x6a,
  /** float32 to int32, towards 0, and back. */
  toIntegers: 0xf8,
  fromIntegers: 0xfa,
  /** The lower eight of sixteen int8 as int16. */
  extendLowBytes: 0x87,
  /** The lower and the higher four of eight int16 as int32. */
  extendLowWords: 0xa7,
  extendHighWords: 0xa8,
  /** Two vectors of int32 as int16, or of int16 as int8: what is too large becomes the largest, what is too small the least. */
  narrowToWords: 0x85,
  narrowToBytes: 0x65,
  /** int16 + int16. */
  addWords: 0x8e,
  /** Sums of neighbours of eight int16 as int32. */
  addNeighbours: 0x7e,
  /** Sums of neighbouring products of eight int16 as int32. */
  dotWords: 0xba,
  /** Sums of neighbouring products of sixteen int8 with numbers from 0 to 127, as int16 (relaxed SIMD). */
  relaxedDotBytes: 0x112,
  /** Sums of four such products each, as int32, added to four int32 (relaxed SIMD). */
  relaxedDotBytesAdd: 0x113,
  /** a × b + c, rounded once or twice as the machine likes best (relaxed SIMD). */
  relaxedMultiplyAdd: 0x105,
} as const;

export type VectorOperation = keyof typeof vectorOpcodes;

const numberOpcodes = { add: 0x6a, sub: 0x6b, mul: 0x6c, lessSigned: 0x48, lessUnsigned: 0x49 } as const;

export type NumberOperation = keyof typeof numberOpcodes;

/**
 * Writes the body of one WebAssembly function, instruction by instruction. Parameters are all i32; nothing is returned.
 * Methods return the builder, so that a line reads like the expression that it computes, operands first.
 */
export class FunctionBuilder {
  readonly name: string;
  readonly parameterCount: number;
  readonly #locals: LocalType[] = [];
  readonly #code: number[] = [];

  constructor(name: string, parameterCount: number) {
    this.name = name;
    this.parameterCount = parameterCount;
  }

  get locals(): readonly LocalType[] {
    return this.#locals;
  }

  get code(): readonly number[] {
    return this.#code;
  }

  local(type: LocalType): Local {
    this.#locals.push(type);
    return this.parameterCount + this.#locals.length - 1;
  }

  localList(type: LocalType, count: number): Local[] {
    return Array.from({ length: count }, () => this.local(type));
  }

  get(local: Local): this {
    return this.#emit(0x20).#unsigned(local);
  }

  set(local: Local): this {
    return this.#emit(0x21).#unsigned(local);
  }

  tee(local: Local): this {
    return this.#emit(0x22).#unsigned(local);
  }

  /** Takes a value and forgets it. */
  drop(): this {
    return this.#emit(0x1a);
  }

  constant(value: number): this {
    pushSigned(this.#emit(0x41).#code, value);
    return this;
  }

  number(operation: NumberOperation): this {
    return this.#emit(numberOpcodes[operation]);
  }

  shiftLeft(bits: number): this {
    return this.constant(bits).#emit(0x74);
  }

  /** local += the number */
  increase(local: Local, by: number): this {
    return this.get(local).constant(by).number('add').set(local);
  }

  /** local += other */
  increaseBy(local: Local, other: Local): this {
    return this.get(local).get(other).number('add').set(local);
  }

  loadNumber(offset: number): this {
    return this.#emit(0x28, 2).#unsigned(offset);
  }

  vector(operation: VectorOperation): this {
    return this.#emit(0xfd).#unsigned(vectorOpcodes[operation]);
  }

  loadVector(offset: number): this {
    return this.#emit(0xfd, 0, 0).#unsigned(offset);
  }

  /** One float32, four times. */
  loadSplat(offset: number): this {
    return this.#emit(0xfd, 9, 0).#unsigned(offset);
  }

  storeVector(offset: number): this {
    return this.#emit(0xfd, 11, 0).#unsigned(offset);
  }

  /** One float32 into the first lane, zeros into the others. */
  loadFirstLane(offset: number): this {
    return this.#emit(0xfd, 0x5c, 0).#unsigned(offset);
  }

  /** Takes an address and a vector, and replaces one lane of the vector. */
  loadLane(offset: number, lane: number): this {
    return this.#emit(0xfd, 0x56, 0).#unsigned(offset).#emit(lane);
  }

  /** Takes an address and a vector, and stores its lower half. */
  storeLowerHalf(offset: number): this {
    return this.#emit(0xfd, 0x5b, 0).#unsigned(offset).#emit(0);
  }

  /** Four unsigned 16-bit numbers as int32. */
  loadUnsigned16(offset: number): this {
    return this.#emit(0xfd, 4, 0).#unsigned(offset);
  }

  /** Eight int8 as int16. */
  loadSigned8(offset: number): this {
    return this.#emit(0xfd, 1, 0).#unsigned(offset);
  }

  /** Takes an address and a vector, and stores its first lane. */
  storeFirstLane(offset: number): this {
    return this.#emit(0xfd, 0x5a, 0).#unsigned(offset).#emit(0);
  }

  /** Takes two vectors and picks four of their eight 32-bit lanes. */
  shuffle(lanes: readonly [number, number, number, number]): this {
    return this.#emit(0xfd, 13, ...lanes.flatMap((lane) => [0, 1, 2, 3].map((byte) => lane * 4 + byte)));
  }

  /** Takes two vectors and makes one of the even (0), or of the odd (1), lanes of 32 bits of both. */
  alternate(parity: 0 | 1): this {
    return this.shuffle([parity, 2 + parity, 4 + parity, 6 + parity]);
  }

  /** Shifts four int32 to the left. */
  shiftIntegersLeft(bits: number): this {
    return this.constant(bits).#emit(0xfd, 0xab, 1);
  }

  /** Shifts four int32 to the right, with their signs. */
  shiftIntegersRight(bits: number): this {
    return this.constant(bits).#emit(0xfd, 0xac, 1);
  }

  /** One int32, four times. */
  splatInteger(value: number): this {
    const bytes = new Uint8Array(new Int32Array([value]).buffer);
    return this.#emit(0xfd, 12, ...bytes, ...bytes, ...bytes, ...bytes);
  }

  /** One float64, twice. */
  splatDouble(value: number): this {
    const bytes = new Uint8Array(new Float64Array([value]).buffer);
    return this.#emit(0xfd, 12, ...bytes, ...bytes);
  }

  /** One float64 from memory, twice. */
  loadSplatDouble(offset: number): this {
    return this.#emit(0xfd, 10, 0).#unsigned(offset);
  }

  zeroVector(): this {
    return this.#emit(0xfd, 12, ...new Array<number>(16).fill(0));
  }

  /** The float32 nearest to a number, four times. */
  splat(value: number): this {
    const bytes = new Uint8Array(new Float32Array([value]).buffer);
    return this.#emit(0xfd, 12, ...bytes, ...bytes, ...bytes, ...bytes);
  }

  /** Calls a function of the module with the operands. */
  call(functionIndex: number): this {
    return this.#emit(0x10).#unsigned(functionIndex);
  }

  /** Takes an index into the module's table and calls that function, which has so many parameters. */
  callIndirect(parameterCount: number): this {
    return this.#emit(0x11).#unsigned(parameterCount).#emit(0);
  }

  /** Repeats the body while it ends with `continueIf`. */
  loop(body: () => void): this {
    this.#emit(0x03, 0x40);
    body();
    return this.#emit(0x0b);
  }

  /** Inside a loop: takes a condition and starts over if it holds. */
  continueIf(): this {
    return this.#emit(0x0d, 0);
  }

  /** Takes a condition and runs the body if it is not zero. */
  if(body: () => void): this {
    this.#emit(0x04, 0x40);
    body();
    return this.#emit(0x0b);
  }

  /** Runs the body as often as a local says, which must be more than zero, and counts it down. */
  countDown(counter: Local, body: () => void): this {
    return this.loop(() => {
      body();
      this.get(counter).constant(1).number('sub').tee(counter).continueIf();
    });
  }

  #unsigned(value: number): this {
    pushUnsigned(this.#code, value);
    return this;
  }

  #emit(...bytes: readonly number[]): this {
    this.#code.push(...bytes);
    return this;
  }
}
