import { type ImagePlaces, imagePlaces, type Plan, type PlanTensor, type TensorIndex } from '@automodel/compiler';
import { internalError } from '../devices/internal-error.js';
import type { OpenDevice } from '../devices/open-device.js';
import type { StoredType } from '../kernels/kernel.js';
import { BufferSlot } from '../memory/buffer-slot.js';
import { channelBlock } from '../memory/channel-stride.js';
import type { PackedWeights } from '../packing/packed-weights.js';

/** How floats are stored, in tensors and in packed weights; sums are float32 anyway. */
export type FloatStorage = 'f16' | 'f32';

/** What the preparation of a step may use: the slots of its tensors, packed weights, scratch, and what the device can do. */
export class OperationContext {
  readonly plan: Plan;
  readonly device: OpenDevice;
  readonly weights: PackedWeights;
  readonly floats: FloatStorage;
  /** Slots that the plan alone uses, to be filled with buffers once all steps are prepared. */
  readonly ownSlots: BufferSlot[] = [];
  /** What goes into some of them before the first run. */
  readonly tables: (readonly [slot: BufferSlot, values: Float32Array | Int32Array])[] = [];
  readonly #tensorSlots: readonly BufferSlot[];
  readonly #scratch = new Map<string, BufferSlot>();

  constructor(options: {
    readonly plan: Plan;
    readonly device: OpenDevice;
    readonly weights: PackedWeights;
    readonly floats: FloatStorage;
    /** The slot of each tensor of the plan. */
    readonly tensorSlots: readonly BufferSlot[];
  }) {
    this.plan = options.plan;
    this.device = options.device;
    this.weights = options.weights;
    this.floats = options.floats;
    this.#tensorSlots = options.tensorSlots;
  }

  get limits(): GPUSupportedLimits {
    return this.device.device.limits;
  }

  tensor(index: TensorIndex): PlanTensor {
    return this.plan.tensors[index] ?? this.#noTensor(index);
  }

  slot(index: TensorIndex): BufferSlot {
    return this.#tensorSlots[index] ?? this.#noTensor(index);
  }

  /** The type in which a tensor's elements are stored. */
  storedType(index: TensorIndex): StoredType {
    return this.tensor(index).dataType === 'float32' ? this.floats : 'i32';
  }

  /** A buffer for what lives no longer than one step: the same for all steps that give the same purpose. */
  scratch(purpose: string, byteLength: number): BufferSlot {
    const slot = this.#scratch.get(purpose) ?? this.#ownSlot(purpose);
    slot.require(byteLength);
    this.#scratch.set(purpose, slot);
    return slot;
  }

  /** A table of numbers that lives as long as the plan. */
  table(name: string, values: Float32Array | Int32Array): BufferSlot {
    const slot = this.#ownSlot(name);
    slot.require(values.byteLength);
    this.tables.push([slot, values]);
    return slot;
  }

  #ownSlot(label: string): BufferSlot {
    const slot = new BufferSlot(label);
    this.ownSlots.push(slot);
    return slot;
  }

  #noTensor(index: TensorIndex): never {
    throw internalError('create a session', `the plan has no tensor ${index}.`);
  }
}

/** The places of a tensor of rank 4. */
export function placesOf(tensor: PlanTensor): ImagePlaces {
  return imagePlaces(tensor, channelBlock);
}
