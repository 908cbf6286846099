import { compilePlan, elementBytes, type Plan, type Target } from '@automodel/compiler';
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
  /** @default memory of its own, which is shared if there may be several threads */
  readonly createMemory?: (() => SessionMemory) | undefined;
  /** Is told when all memory for the first plan is taken, before weights fill it: another thread may touch it first. */
  readonly onAllocated?: ((memory: SessionMemory) => void) | undefined;
  /** @default compiles them */
  readonly loader?: KernelLoader | undefined;
  /** What there is to say beside its threads. */
  readonly notes?: readonly string[] | undefined;
}

/** What a session holds until it is disposed of. */
interface SessionState {
  readonly model: Model;
  readonly memory: SessionMemory;
  readonly weights: PackedWeights;
  readonly threads: Promise<LoadedThreads>;
  /** The inputs for whose values plans are made. */
  readonly valueInputs: ReadonlySet<string>;
}

/** The threads of a session, or just why it has but one. */
type LoadedThreads = Partial<SessionThreads> & Pick<SessionThreads, 'note'>;

/** Runs one graph in a WebAssembly memory of its own. */
export class WasmSession implements SessionHandler {
  readonly inputNames: readonly string[];
  readonly outputNames: readonly string[];
  readonly #settings: WasmSessionSettings;
  readonly #loader: KernelLoader;
  readonly #chooseByteMethod: ReturnType<NonNullable<OperationSet['byteMethodChooser']>> | undefined;
  // By input shapes.
  readonly #plans = new PlanCache<PreparedPlan>();
  // Gone after dispose: who still has the session then does not keep its memory.
  #state: SessionState | undefined;
  // Runs share the arena: one at a time, in the order of their calls.
  #queue: Promise<unknown> = Promise.resolve();
  #isDisposed = false;
  #planCount = 0;
  #threads: LoadedThreads | undefined;

  private constructor(model: Model, files: ReadonlyMap<string, ByteSource>, settings: WasmSessionSettings) {
    const { operations, tile, threads, createMemory, loader } = settings;
    const { schemas, valueInputs } = operations.operators;
    const memory = createMemory?.() ?? new SessionMemory(threads.threads > 1);
    this.#settings = settings;
    this.#loader = loader ?? compileKernels;
    this.#chooseByteMethod = operations.byteMethodChooser?.(tile.instructionSet, loader !== undefined);
    this.#state = {
      model,
      memory,
      weights: new PackedWeights(memory, files, this.#loader),
      threads: loadThreads(threads, memory),
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
      session.#threads = await state.threads;
    } catch (error) {
      await session.dispose();
      throw error;
    }
    return session;
  }

  get notes(): readonly string[] {
    if (this.#state === undefined || this.#threads === undefined) return [];
    return [this.#threads.note, ...(this.#settings.notes ?? [])];
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
    this.#threads = undefined;
    this.#plans.clear();
    const threads = await state?.threads;
    await threads?.dispose?.();
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
    let profiler: RunProfiler | undefined;
    const runOn = async (team?: ThreadTeam): Promise<boolean> => {
      if (onProfile !== undefined) profiler ??= new (await loadRare()).RunProfiler();
      writeInputs(state, prepared, values);
      profiler?.inputsDone();
      return prepared.run({ team, signal, onTask: profiler?.onTask });
    };
    const { threads: parts } = prepared;
    const loaded = await state.threads;
    const threads = parts > 1 ? await loaded.run?.(runOn, signal) : undefined;
    if (threads === undefined) await runOn();
    profiler?.stepsDone();
    const results = await readOutputs(state, prepared, fetches);
    if (profiler !== undefined) onProfile?.(profiler.finish(prepared.plan, threads ?? 1));
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

  async #plan(state: SessionState, inputs: PlanInputs, signal: AbortSignal | undefined): Promise<PreparedPlan> {
    const key = planKey(inputs);
    let prepared = this.#plans.get(key);
    try {
      prepared ??= await this.#prepare(state, inputs, signal);
    } catch (caught) {
      // Problems are data: their words are loaded only now.
      throw caught instanceof Error ? caught : (await loadRare()).explainPreparation(caught);
    }
    this.#plans.add(key, prepared);
    return prepared;
  }

  async #prepare(
    { model, memory, weights, threads }: SessionState,
    inputs: PlanInputs,
    signal: AbortSignal | undefined,
  ): Promise<PreparedPlan> {
    const { operations: given, tile, onAllocated } = this.#settings;
    const { plan, operations } = await compileWith(given, model, inputs);
    if (this.#planCount === 0) memory.reserve(plan.arenaLength + weightBytes(model).sum);
    const options = {
      operations,
      memory,
      weights,
      tile,
      byteMethod: (await this.#chooseByteMethod?.(plan)) ?? 'words',
      loader: this.#loader,
      onAllocated: this.#planCount === 0 ? onAllocated : undefined,
      signal,
    };
    const loaded = await threads;
    const parts = loaded.start?.(plan) ?? 1;
    return PreparedPlan.prepare(plan, { ...options, threads: parts, id: ++this.#planCount });
  }
}

interface CompiledPlan {
  readonly plan: Plan;
  /** What runs for its steps. */
  readonly operations: OperationSet;
}

/** Compiles with some operations, or with all of which they are a part if these refuse. */
async function compileWith(operations: OperationSet, model: Model, inputs: PlanInputs): Promise<CompiledPlan> {
  const { operators, activations, prepare, whole } = operations;
  const target: Target = {
    ...machine,
    operators,
    canFuseActivation: ({ name }) => activations[name] !== undefined,
    hasQuantizedConvolution: prepare['quantized-convolution'] !== undefined,
  };
  try {
    const plan = compilePlan(model, target, inputs.shapes, inputs.values);
    if (whole === undefined || !whole.isNeededFor(plan)) return { plan, operations };
  } catch (caught) {
    if (whole === undefined) throw caught;
  }
  return compileWith(await whole.load(), model, inputs);
}

/** Sessions that run on one thread load no code for others. The rest begins to do so before their first plan is compiled. */
async function loadThreads(settings: ThreadSettings, memory: SessionMemory): Promise<LoadedThreads> {
  if (settings.threads === 1) return settings;
  try {
    const loaded = await import('./session-threads.js');
    return new loaded.SessionThreads(settings, memory);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { note: `1 thread: its code could not be loaded (${reason})` };
  }
}

/** Copies the inputs into the arena. */
function writeInputs(
  { memory }: SessionState,
  { plan, arena }: PreparedPlan,
  values: ReadonlyMap<string, ElementArray>,
): void {
  for (const { name, tensor } of plan.inputs) {
    const place = plan.tensors[tensor];
    const given = values.get(name);
    if (place === undefined || given === undefined) continue;
    const elements = elementView(memory.memory.buffer, place.dataType);
    copyInput(elements, (arena + place.offset) / elementBytes(place.dataType), place, given);
  }
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
