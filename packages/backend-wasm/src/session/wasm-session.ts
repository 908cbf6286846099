import { compile, type Target } from '@automodel/compiler';
import {
  type ByteSource,
  type CreateSessionOptions,
  DisposedError,
  InvalidTensorError,
  type SessionHandler,
  type TensorValue,
} from '@automodel/contracts';
import type { Model } from '@automodel/onnx';
import { hasActivation } from '../kernels/emit-activation.js';
import type { InstructionSet } from '../kernels/instruction-set.js';
import { channelBlock } from '../memory/channel-stride.js';
import { SessionMemory } from '../memory/session-memory.js';
import { PackedWeights } from '../packing/packed-weights.js';
import { WeightReader } from '../packing/weight-reader.js';
import { Tensor } from '../tensor.js';
import { copyInput } from './copy-input.js';
import { copyOutput } from './copy-output.js';
import { PreparedPlan } from './prepared-plan.js';

/** Plans for so many sets of input shapes are kept. */
const maximumPlans = 4;

const target: Target = {
  alignment: 64,
  channelBlock,
  narrowChannels: 5,
  canFuseActivation: hasActivation,
};

/** Runs one graph in a WebAssembly memory of its own. */
export class WasmSession implements SessionHandler {
  readonly inputNames: readonly string[];
  readonly outputNames: readonly string[];
  readonly #model: Model;
  readonly #memory = new SessionMemory(false);
  readonly #weights: PackedWeights;
  readonly #instructionSet: InstructionSet;
  // By input shapes, in order of use, the latest last.
  readonly #plans = new Map<string, PreparedPlan>();
  // Runs share the arena: one at a time, in the order of their calls.
  #queue: Promise<unknown> = Promise.resolve();
  #disposed = false;

  private constructor(model: Model, files: ReadonlyMap<string, ByteSource>, instructionSet: InstructionSet) {
    this.#model = model;
    this.#instructionSet = instructionSet;
    this.#weights = new PackedWeights(this.#memory, new WeightReader(files));
    this.inputNames = model.graph.inputs.map(({ name }) => name);
    this.outputNames = model.graph.outputs.map(({ name }) => name);
  }

  /** Makes a session; with a hint of the shapes, everything is prepared for them. */
  static async create(
    model: Model,
    files: ReadonlyMap<string, ByteSource>,
    { inputShapes, signal }: CreateSessionOptions,
    instructionSet: InstructionSet,
  ): Promise<WasmSession> {
    const session = new WasmSession(model, files, instructionSet);
    if (inputShapes !== undefined) await session.#plan(inputShapes, signal);
    return session;
  }

  run(
    feeds: Readonly<Record<string, TensorValue>>,
    fetches: readonly string[],
    options: { readonly signal?: AbortSignal | undefined } = {},
  ): Promise<Readonly<Record<string, TensorValue>>> {
    const run = this.#queue.then(() => this.#run(feeds, fetches, options.signal));
    this.#queue = run.catch(() => undefined);
    return run;
  }

  async dispose(): Promise<void> {
    this.#disposed = true;
    await this.#queue;
    for (const plan of this.#plans.values()) plan.release();
    this.#plans.clear();
  }

  async #run(
    feeds: Readonly<Record<string, TensorValue>>,
    fetches: readonly string[],
    signal: AbortSignal | undefined,
  ): Promise<Readonly<Record<string, TensorValue>>> {
    if (this.#disposed) throw new DisposedError({ subject: 'A session of backend-wasm' });
    signal?.throwIfAborted();
    const values = new Map(this.inputNames.map((name) => [name, floatValues(name, feeds[name])]));
    const shapes = Object.fromEntries(this.inputNames.map((name) => [name, feeds[name]?.dims ?? []]));
    const prepared = await this.#plan(shapes, signal);
    const { plan, arena } = prepared;
    const { floats } = this.#memory;
    for (const { name, tensor } of plan.inputs) {
      const place = plan.tensors[tensor];
      const given = values.get(name);
      if (place !== undefined && given !== undefined) copyInput(floats, (arena + place.offset) / 4, place, given);
    }
    prepared.run();
    const wanted = plan.outputs.filter(({ name }) => fetches.includes(name));
    return Object.fromEntries(
      wanted.flatMap(({ name, tensor }) => {
        const place = plan.tensors[tensor];
        if (place === undefined) return [];
        const data = copyOutput(floats, (arena + place.offset) / 4, place);
        return [[name, new Tensor('float32', data, place.dims)]];
      }),
    );
  }

  async #plan(
    shapes: Readonly<Record<string, readonly number[]>>,
    signal: AbortSignal | undefined,
  ): Promise<PreparedPlan> {
    const key = JSON.stringify(shapes);
    const known = this.#plans.get(key);
    const prepared =
      known ??
      (await PreparedPlan.prepare(compile(this.#model, target, shapes), {
        memory: this.#memory,
        weights: this.#weights,
        instructionSet: this.#instructionSet,
        signal,
      }));
    this.#plans.delete(key);
    this.#plans.set(key, prepared);
    const [oldest] = this.#plans.keys();
    if (this.#plans.size > maximumPlans && oldest !== undefined) {
      this.#plans.get(oldest)?.release();
      this.#plans.delete(oldest);
    }
    return prepared;
  }
}

function floatValues(input: string, tensor: TensorValue | undefined): Float32Array {
  if (tensor !== undefined && 'data' in tensor && tensor.data instanceof Float32Array) return tensor.data;
  throw new InvalidTensorError({
    input,
    expected: 'float32',
    received: tensor === undefined ? 'missing' : tensor.type,
    remedy: 'Pass a float32 tensor whose data is on the CPU.',
  });
}
