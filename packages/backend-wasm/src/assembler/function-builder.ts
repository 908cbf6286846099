import { pushSigned, pushUnsigned } from './leb128.js';

/** The types of locals: addresses and counters, and vectors of four float32. */
export type LocalType = 'i32' | 'v128';

/** A parameter or local variable of a function, by its index. */
export type Local = number;

/** Vector operations on four float32 by their opcode after 0xfd: https://webassembly.github.io/spec/core/binary/instructions.html */
const vectorOpcodes = {
  neg: 0xe1,
  add: 0xe4,
  sub: 0xe5,
  mul: 0xe6,
  pseudoMax: 0xeb,
  /** The lower two lanes as float64, and back. */
  promote: 0x5f,
  demote: 0x5e,
  addDoubles: 0xf0,
  mulDoubles: 0xf2,
  /** a × b + c, rounded once or twice as the machine likes best (relaxed SIMD). */
  relaxedMultiplyAdd: 0x105,
} as const;

/** Those that residual networks need; `rareOpcodes` has the others. */
export type VectorOperation = keyof typeof vectorOpcodes;

const numberOpcodes = { add: 0x6a, sub: 0x6b, mul: 0x6c, lessSigned: 0x48, lessUnsigned: 0x49 } as const;

export type NumberOperation = keyof typeof numberOpcodes;

/** As many of a kind as a number says. */
type Several<Item, Count extends number, Items extends Item[] = []> = number extends Count
  ? Item[]
  : Items['length'] extends Count
    ? Items
    : Several<Item, Count, [Item, ...Items]>;

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

  /** Several locals, to be taken apart: `const [row, column] = builder.localList('i32', 2)`. */
  localList<const Count extends number>(type: LocalType, count: Count): Several<Local, Count>;
  localList(type: LocalType, count: number): Local[] {
    return Array.from({ length: count }, () => this.local(type));
  }

  /** Appends an instruction that has no method here. */
  emit(...bytes: readonly number[]): this {
    this.#code.push(...bytes);
    return this;
  }

  get(local: Local): this {
    return this.#instruction(0x20, local);
  }

  set(local: Local): this {
    return this.#instruction(0x21, local);
  }

  tee(local: Local): this {
    return this.#instruction(0x22, local);
  }

  /** Takes a value and forgets it. */
  drop(): this {
    return this.emit(0x1a);
  }

  constant(value: number): this {
    pushSigned(this.emit(0x41).#code, value);
    return this;
  }

  number(operation: NumberOperation): this {
    this.#code.push(numberOpcodes[operation]);
    return this;
  }

  shiftLeft(bits: number): this {
    return this.constant(bits).emit(0x74);
  }

  /** left + right */
  sum(left: Local, right: Local): this {
    return this.get(left).get(right).number('add');
  }

  /** left × right */
  product(left: Local, right: Local): this {
    return this.get(left).get(right).number('mul');
  }

  /** local += the number */
  increase(local: Local, by: number): this {
    return this.get(local).constant(by).number('add').set(local);
  }

  /** local += other */
  increaseBy(local: Local, other: Local): this {
    return this.sum(local, other).set(local);
  }

  loadNumber(offset: number): this {
    this.#code.push(0x28);
    return this.#instruction(2, offset);
  }

  /** @param operation its name, or its opcode in `rareOpcodes`. */
  vector(operation: VectorOperation | number): this {
    return this.#instruction(0xfd, typeof operation === 'number' ? operation : vectorOpcodes[operation]);
  }

  loadVector(offset: number): this {
    return this.#access(0, offset);
  }

  /** One float32, four times. */
  loadSplat(offset: number): this {
    return this.#access(9, offset);
  }

  storeVector(offset: number): this {
    return this.#access(11, offset);
  }

  /** One float32 into the first lane, zeros into the others. */
  loadFirstLane(offset: number): this {
    return this.#access(0x5c, offset);
  }

  /** Takes an address and a vector, and replaces one lane of the vector. */
  loadLane(offset: number, lane: number): this {
    return this.#access(0x56, offset).emit(lane);
  }

  /** Takes an address and a vector, and stores its lower half. */
  storeLowerHalf(offset: number): this {
    return this.#access(0x5b, offset).emit(0);
  }

  /** One int32, four times. */
  splatInteger(value: number): this {
    return this.#vectorOf(new Int32Array(4).fill(value));
  }

  /** One float64, twice. */
  splatDouble(value: number): this {
    return this.#vectorOf(new Float64Array(2).fill(value));
  }

  zeroVector(): this {
    return this.splat(0);
  }

  /** The float32 nearest to a number, four times. */
  splat(value: number): this {
    return this.#vectorOf(new Float32Array(4).fill(value));
  }

  /** Calls a function of the module with the operands. */
  call(functionIndex: number): this {
    return this.#instruction(0x10, functionIndex);
  }

  /** Takes an index into the module's table and calls that function, which has so many parameters. */
  callIndirect(parameterCount: number): this {
    return this.#instruction(0x11, parameterCount).emit(0);
  }

  /** Repeats the body while it ends with `continueIf`. */
  loop(body: () => void): this {
    this.emit(0x03, 0x40);
    body();
    return this.emit(0x0b);
  }

  /** Inside a loop: takes a condition and starts over if it holds. */
  continueIf(): this {
    return this.emit(0x0d, 0);
  }

  /** Takes a condition and runs the body if it is not zero. */
  if(body: () => void): this {
    this.emit(0x04, 0x40);
    body();
    return this.emit(0x0b);
  }

  /** Runs the body, once at least, until a local that grows by a step each time has reached an end. */
  countUp(
    counter: Local,
    step: number,
    end: Local,
    body: () => void,
    comparison: 'lessSigned' | 'lessUnsigned' = 'lessSigned',
  ): this {
    return this.loop(() => {
      body();
      this.increase(counter, step).get(counter).get(end).number(comparison).continueIf();
    });
  }

  /** Runs the body as often as a local says, which must be more than zero, and counts it down. */
  countDown(counter: Local, body: () => void): this {
    return this.loop(() => {
      body();
      this.get(counter).constant(1).number('sub').tee(counter).continueIf();
    });
  }

  #vectorOf({ buffer }: Float32Array | Float64Array | Int32Array): this {
    return this.emit(0xfd, 12, ...new Uint8Array(buffer));
  }

  /** A vector instruction on memory. */
  #access(opcode: number, offset: number): this {
    this.#code.push(0xfd, opcode);
    return this.#instruction(0, offset);
  }

  /** A byte and a number after it. Without `emit`, whose spread doubles the time of the first kernels, which are assembled before any of this is optimised. */
  #instruction(byte: number, operand: number): this {
    this.#code.push(byte);
    if (operand < 128) this.#code.push(operand);
    else pushUnsigned(this.#code, operand);
    return this;
  }
}
