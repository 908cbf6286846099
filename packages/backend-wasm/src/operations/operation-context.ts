import {
  type ImagePlaces,
  imagePlaces,
  type Plan,
  type PlanTensor,
  type TensorIndex,
  type UnaryFunction,
} from '@automodel/compiler';
import { GraphProblem } from '@automodel/onnx';
import type { FunctionBuilder } from '../assembler/function-builder.js';
import { type Activation, type ActivationTable, findActivation } from '../kernels/activation.js';
import type { ByteMethod } from '../kernels/byte-sums.js';
import type { ProductTile } from '../kernels/product-tile.js';
import { channelBlock } from '../memory/channel-stride.js';
import type { SessionMemory } from '../memory/session-memory.js';
import type { PackedWeights } from '../packing/packed-weights.js';
import type { KernelCall } from './task.js';

/** What a context is made of. */
export interface OperationContextOptions {
  readonly plan: Plan;
  /** The functions that kernels compute in vector registers. */
  readonly activations: ActivationTable;
  readonly memory: SessionMemory;
  readonly weights: PackedWeights;
  readonly tile: ProductTile;
  /** How int8 are multiplied. */
  readonly byteMethod: ByteMethod;
  readonly threads: number;
  /** Where the arena of the plan starts. */
  readonly arena: number;
  /** Zeros, as many bytes as the widest place. */
  readonly zeros: number;
}

/** What the preparation of a step may use: its tensors in memory, the kernels, packed weights and tables. */
export class OperationContext implements OperationContextOptions {
  declare readonly plan: Plan;
  declare readonly activations: ActivationTable;
  declare readonly memory: SessionMemory;
  declare readonly weights: PackedWeights;
  declare readonly tile: ProductTile;
  declare readonly byteMethod: ByteMethod;
  declare readonly threads: number;
  declare readonly arena: number;
  declare readonly zeros: number;
  readonly kernels: Map<string, FunctionBuilder> = new Map();
  /** One short call of each kernel that has any. */
  readonly shortCalls: KernelCall[] = [];
  /** What was allocated for this plan alone. */
  readonly allocations: number[] = [];
  readonly #scratch = new Map<string, number>();

  constructor(options: OperationContextOptions) {
    Object.assign(this, options);
  }

  tensor(index: TensorIndex): PlanTensor {
    const tensor = this.plan.tensors[index];
    if (tensor !== undefined) return tensor;
    throw new GraphProblem(undefined, 'place', index);
  }

  address(index: TensorIndex): number {
    return this.arena + this.tensor(index).offset;
  }

  /** The vector form of a function; undefined where there is none, or no function. */
  activation(wanted: UnaryFunction | undefined): Activation | undefined {
    return wanted === undefined ? undefined : findActivation(this.activations, wanted);
  }

  /**
   * A kernel call; the kernel is made if no step has used it yet.
   * @param short arguments of a much shorter call that may be made before weights and inputs are there: it brings the kernel to optimised code.
   */
  call(kernel: string, make: () => FunctionBuilder, values: readonly number[], short?: readonly number[]): KernelCall {
    if (!this.kernels.has(kernel)) {
      this.kernels.set(kernel, make());
      if (short !== undefined) this.shortCalls.push({ kernel, arguments: short });
    }
    return { kernel, arguments: values };
  }

  /** Memory that lives as long as the plan. */
  allocate(byteLength: number): number {
    const address = this.memory.allocate(byteLength);
    this.allocations.push(address);
    return address;
  }

  /** A table of numbers that lives as long as the plan. */
  table(values: Int32Array | Float32Array): number {
    const address = this.allocate(values.byteLength);
    this.memory.bytes.set(new Uint8Array(values.buffer, values.byteOffset, values.byteLength), address);
    return address;
  }

  /** Memory for what lives no longer than one step: the same for all steps of a thread that give the same purpose. */
  scratch(thread: number, byteLength: number, purpose = 'scratch'): number {
    const length = 2 ** Math.ceil(Math.log2(byteLength));
    const key = `${thread} ${purpose} ${length}`;
    const address = this.#scratch.get(key) ?? this.allocate(length);
    this.#scratch.set(key, address);
    return address;
  }

  /** Parts of a range for the threads, at multiples of `unit`; empty parts are left out by their being empty. */
  split(count: number, unit = 1): readonly (readonly [begin: number, end: number])[] {
    const border = (thread: number): number =>
      thread === this.threads ? count : Math.min(count, Math.round((count * thread) / this.threads / unit) * unit);
    return Array.from({ length: this.threads }, (_, thread) => [border(thread), border(thread + 1)] as const);
  }
}

/** The places of a tensor of rank 4. */
export function placesOf(tensor: PlanTensor): ImagePlaces {
  return imagePlaces(tensor, channelBlock);
}
