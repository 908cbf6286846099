import { compile, elementBytes, type Plan, type Target, type UnaryFunction } from '@automodel/compiler';
import {
  type ByteSource,
  type CreateSessionOptions,
  DisposedError,
  type RunSessionOptions,
  type SessionHandler,
  type TensorValue,
} from '@automodel/contracts';
import { type PlanInputs, planKey } from '@automodel/engine';
import type { Model } from '@automodel/onnx';
import type { ByteMethod } from '../kernels/byte-sums.js';
import type { ProductTile } from '../kernels/product-tile.js';
import { channelBlock } from '../memory/channel-stride.js';
import { type ElementArray, elementView } from '../memory/element-array.js';
import { SessionMemory } from '../memory/session-memory.js';
import { compileKernels } from '../modules/compile-kernels.js';
import type { KernelLoader } from '../modules/kernel-loader.js';
import type { OperationSet } from '../operations/prepare-step.js';
import { PackedWeights } from '../packing/packed-weights.js';
import { weightBytes } from '../packing/weight-bytes.js';
import type { RunProfiler } from '../profile/run-profiler.js';
import { loadRare } from '../rare/load-rare.js';
import { Tensor } from '../tensor.js';
import type { ThreadSettings } from '../threads/thread-settings.js';
import type { ThreadTeam } from '../threads/thread-team.js';
import { copyInput } from './copy-input.js';
import { copyOutput } from './copy-output.js';
import { PlanCache } from './plan-cache.js';
import { PreparedPlan } from './prepared-plan.js';
import { readFeed } from './read-feed.js';
import type { SessionThreads } from './session-threads.js';

const machine: Omit<Target, 'operators' | 'canFuseActivation'> = {
  alignment: 64,
  channelBlock,
  narrowChannels: 5,
};

/** What a session is made with beside the graph. */
export interface WasmSessionSettings {
  readonly operations: OperationSet;
  /** How products are computed. */
  readonly tile: ProductTile;
  readonly threads: ThreadSettings;
  /** Makes the memory one that other threads can write to, even if the session runs on one. @default false */
  readonly sharesMemory?: boolean | undefined;
  /** Gives, once, shared memory to use, in which nothing lies. Who gives it has its pages made real as far as it reaches. */
  readonly takeMemory?: (() => WebAssembly.Memory | undefined) | undefined;
  /** Is told of memory behind what was given that is going to be filled with weights: another thread may touch it first. */
  readonly onReserve?: ((bytes: Uint8Array) => void) | undefined;
  /** @default compiles them */
  readonly loader?: KernelLoader | undefined;
  /** Why it is in the caller's thread though it should be in a worker. */
  readonly workerObstacle?: string | undefined;
}

/** What a session holds until it is disposed of. */
interface SessionState {
  readonly model: Model;
  readonly memory: SessionMemory;
  readonly weights: PackedWeights;
  readonly threads: Promise<LoadedThreads>;
  /** On how many threads it runs and why, for a person, once that is known. */
  threadNote: () => string;
  /** The inputs for whose values plans are made. */
  readonly valueInputs: ReadonlySet<string>;
}

/** The threads of a session, or why it has but one. */
interface LoadedThreads {
  readonly threads?: SessionThreads;
  readonly note: string;
}

/** Runs one graph in a WebAssembly memory of its own. */
export class WasmSession implements SessionHandler {
  readonly inputNames: readonly string[];
  readonly outputNames: readonly string[];
  readonly #settings: WasmSessionSettings;
  readonly #loader: KernelLoader;
  #byteMethod: Promise<ByteMethod> | undefined;
  /** Bytes of the memory that it was given. */
  readonly #givenLength: number | undefined;
  // By input shapes.
  readonly #plans = new PlanCache<PreparedPlan>();
  // Gone after dispose: who still has the session then does not keep its memory.
  #state: SessionState | undefined;
  // Runs share the arena: one at a time, in the order of their calls.
  #queue: Promise<unknown> = Promise.resolve();
  #isDisposed = false;
  #planCount = 0;

  private constructor(model: Model, files: ReadonlyMap<string, ByteSource>, settings: WasmSessionSettings) {
    const { operations, threads, sharesMemory = false, takeMemory, loader = compileKernels } = settings;
    const { schemas, valueInputs } = operations.operators;
    const given = takeMemory?.();
    const memory = new SessionMemory(sharesMemory || threads.threads > 1, given);
    this.#settings = settings;
    this.#loader = loader;
    this.#givenLength = given?.buffer.byteLength;
    this.#state = {
      model,
      memory,
      weights: new PackedWeights(memory, files, loader),
      threads: loadThreads(threads, memory),
      threadNote: () => '',
      valueInputs: valueInputs?.(model, schemas) ?? new Set(),
    };
    this.inputNames = model.graph.inputs.map(({ name }) => name);
    this.outputNames = model.graph.outputs.map(({ name }) => name);
  }

  /** Makes a session; with a hint of the shapes, everything is prepared for them. */
  static async create(
    model: Model,
    files: ReadonlyMap<string, ByteSource>,
    { inputShapes, signal }: CreateSessionOptions,
    settings: WasmSessionSettings,
  ): Promise<WasmSession> {
    const session = new WasmSession(model, files, settings);
    try {
      const state = session.#open();
      if (inputShapes !== undefined && state.valueInputs.size === 0) {
        await session.#plan(state, { shapes: inputShapes, values: new Map() }, signal);
      }
      const { threads, note } = await state.threads;
      state.threadNote = () => threads?.note ?? note;
    } catch (error) {
      await session.dispose();
      throw error;
    }
    return session;
  }

  get notes(): readonly string[] {
    if (this.#state === undefined) return [];
    const obstacle = this.#settings.workerObstacle;
    const place = obstacle === undefined ? [] : [`in the caller's thread: no worker (${obstacle})`];
    return [this.#state.threadNote(), ...place];
  }

  run(
    feeds: Readonly<Record<string, TensorValue>>,
    fetches: readonly string[],
    options: RunSessionOptions = {},
  ): Promise<Readonly<Record<string, TensorValue>>> {
    const run = this.#queue.then(() => this.#run(feeds, fetches, options));
    this.#queue = run.catch(() => undefined);
    return run;
  }

  async dispose(): Promise<void> {
    this.#isDisposed = true;
    await this.#queue;
    const state = this.#state;
    this.#state = undefined;
    this.#plans.clear();
    const loaded = await state?.threads;
    await loaded?.threads?.dispose();
  }

  #open(): SessionState {
    if (this.#state === undefined || this.#isDisposed)
      throw new DisposedError({ subject: 'A session of backend-wasm' });
    return this.#state;
  }

  async #run(
    feeds: Readonly<Record<string, TensorValue>>,
    fetches: readonly string[],
    { signal, onProfile }: RunSessionOptions,
  ): Promise<Readonly<Record<string, TensorValue>>> {
    const state = this.#open();
    signal?.throwIfAborted();
    const values = new Map<string, ElementArray>();
    for (const input of state.model.graph.inputs) values.set(input.name, await readFeed(input, feeds[input.name]));
    const shapes = Object.fromEntries(this.inputNames.map((name) => [name, feeds[name]?.dims ?? []]));
    const prepared = await this.#plan(
      state,
      { shapes, values: await this.#knownValues(state, feeds, fetches, values) },
      signal,
    );
    const { threads } = await state.threads;
    const team = prepared.threads > 1 ? await threads?.ready() : undefined;
    const profiler = onProfile === undefined ? undefined : new (await loadRare()).RunProfiler();
    const isDone = await runOn(state, prepared, values, { team, signal, profiler });
    if (!isDone) {
      await team?.abandon('a worker stopped answering');
      signal?.throwIfAborted();
      await runOn(state, prepared, values, { signal, profiler });
    }
    if (isDone && team !== undefined) threads?.worked();
    profiler?.stepsDone();
    const results = await readOutputs(state, prepared, fetches);
    if (profiler !== undefined) onProfile?.(profiler.finish(prepared.plan, isDone ? (team?.threads ?? 1) : 1));
    return results;
  }

  /** The values of the inputs for which plans are made, once it is sure that all wanted outputs exist. */
  async #knownValues(
    { model, valueInputs }: SessionState,
    feeds: Readonly<Record<string, TensorValue>>,
    fetches: readonly string[],
    values: ReadonlyMap<string, ElementArray>,
  ): Promise<PlanInputs['values']> {
    if (valueInputs.size === 0 && fetches.every((name) => this.outputNames.includes(name))) return new Map();
    const loaded = await loadRare();
    loaded.checkFetches(fetches, this.outputNames);
    return loaded.knownValues(model, valueInputs, feeds, (name) => values.get(name));
  }

  /** How int8 are multiplied, which is tried out for the first plan that does it. */
  async #chooseByteMethod({ steps }: Plan): Promise<ByteMethod> {
    const { chooseByteMethod } = this.#settings.operations;
    const { instructionSet } = this.#settings.tile;
    if (chooseByteMethod === undefined || !steps.some(({ kind }) => kind === 'quantized-convolution')) return 'words';
    // A module that is made for any machine has the kernels that are right on all of them.
    if (this.#loader !== compileKernels) return instructionSet === 'simd' ? 'words' : 'dot';
    this.#byteMethod ??= chooseByteMethod(instructionSet);
    return this.#byteMethod;
  }

  /** Says how far the memory reaches that was taken for the first plan. */
  #announce(memory: SessionMemory): void {
    if (this.#givenLength === undefined || memory.end <= this.#givenLength) return;
    this.#settings.onReserve?.(memory.bytes.subarray(this.#givenLength, memory.end));
  }

  async #plan(
    { model, memory, weights, threads }: SessionState,
    inputs: PlanInputs,
    signal: AbortSignal | undefined,
  ): Promise<PreparedPlan> {
    const key = planKey(inputs);
    const prepare = async (): Promise<PreparedPlan> => {
      const { operations, tile } = this.#settings;
      const { operators, activations, prepare: table, loadFor } = operations;
      const target = {
        ...machine,
        operators,
        canFuseActivation: ({ name }: UnaryFunction) => activations[name] !== undefined,
        hasQuantizedConvolution: table['quantized-convolution'] !== undefined,
      };
      const plan = compile(model, target, inputs.shapes, inputs.values);
      if (this.#planCount === 0) memory.reserve(plan.arenaLength + weightBytes(model).sum);
      const options = {
        operations: (await loadFor?.(plan)) ?? operations,
        memory,
        weights,
        tile,
        byteMethod: await this.#chooseByteMethod(plan),
        loader: this.#loader,
        onAllocated: this.#planCount === 0 ? () => this.#announce(memory) : undefined,
        signal,
      };
      const loaded = await threads;
      const parts = loaded.threads?.start(plan) ?? 1;
      return PreparedPlan.prepare(plan, { ...options, threads: parts, id: ++this.#planCount });
    };
    const prepared = this.#plans.get(key) ?? (await prepare());
    this.#plans.add(key, prepared);
    return prepared;
  }
}

/** Sessions that run on one thread load no code for others. The rest begins to do so before their first plan is compiled. */
async function loadThreads(settings: ThreadSettings, memory: SessionMemory): Promise<LoadedThreads> {
  if (settings.threads === 1) return { note: `1 thread: ${settings.reason}` };
  if (!memory.isShared) return { note: '1 thread: the runtime refused shared memory' };
  try {
    const loaded = await import('./session-threads.js');
    const threads = new loaded.SessionThreads(settings, memory);
    return { threads, note: '' };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { note: `1 thread: its code could not be loaded (${reason})` };
  }
}

interface RunOn {
  readonly team?: ThreadTeam | undefined;
  readonly signal: AbortSignal | undefined;
  readonly profiler: RunProfiler | undefined;
}

/** Copies the inputs into the arena and runs the plan; false if the team was lost on the way. */
function runOn(
  { memory }: SessionState,
  prepared: PreparedPlan,
  values: ReadonlyMap<string, ElementArray>,
  { team, signal, profiler }: RunOn,
): Promise<boolean> {
  const { plan, arena } = prepared;
  for (const { name, tensor } of plan.inputs) {
    const place = plan.tensors[tensor];
    const given = values.get(name);
    if (place === undefined || given === undefined) continue;
    const elements = elementView(memory.memory.buffer, place.dataType);
    copyInput(elements, (arena + place.offset) / elementBytes(place.dataType), place, given);
  }
  profiler?.inputsDone();
  return prepared.run({ team, signal, onTask: profiler?.onTask });
}

/** Copies the outputs out of the arena. */
async function readOutputs(
  { memory }: SessionState,
  { plan, arena }: PreparedPlan,
  fetches: readonly string[],
): Promise<Readonly<Record<string, TensorValue>>> {
  const results: [name: string, value: TensorValue][] = [];
  for (const { name, tensor, isHalf = false } of plan.outputs) {
    const place = plan.tensors[tensor];
    if (place === undefined || !fetches.includes(name)) continue;
    const elements = copyOutput(memory.memory.buffer, arena + place.offset, place);
    const isPlain = elements instanceof Float32Array && !isHalf;
    const value = isPlain
      ? new Tensor('float32', elements, place.dims)
      : (await loadRare()).toTensor(elements, place, isHalf);
    results.push([name, value]);
  }
  return Object.fromEntries(results);
}
