import { compile, type Target } from '@automodel/compiler';
import {
  type ByteSource,
  type CreateSessionOptions,
  DisposedError,
  type RunSessionOptions,
  type SessionHandler,
  type TensorValue,
} from '@automodel/contracts';
import { checkFetches, knownValues, type PlanInputs, planKey } from '@automodel/engine';
import type { Model } from '@automodel/onnx';
import type { DeviceHolder } from '../devices/device-holder.js';
import type { OpenDevice } from '../devices/open-device.js';
import { channelBlock } from '../memory/channel-stride.js';
import { SessionBuffers } from '../memory/session-buffers.js';
import type { FloatStorage } from '../operations/operation-context.js';
import type { OperationSet } from '../operations/prepare-step.js';
import { PackedWeights } from '../packing/packed-weights.js';
import { tunePlan } from '../tuning/tune-plan.js';
import type { PipelineProgress } from './dispatch-groups.js';
import type { OutputLocation } from './plan-results.js';
import { PreparedPlan } from './prepared-plan.js';
import { readFeed } from './read-feed.js';

/** Plans for so many sets of input shapes are kept. */
const maximumPlans = 4;

const machine: Omit<Target, 'operators'> = {
  alignment: 256,
  channelBlock,
  // Inputs are laid out on the GPU, with their channels padded.
  narrowChannels: 0,
  canFuseActivation: () => true,
};

/** What a session is made with beside the graph. */
export interface WebgpuSessionSettings {
  readonly operations: OperationSet;
  readonly holder: DeviceHolder;
  readonly floats: FloatStorage;
  /** Whether algorithms are measured for the products of a plan. */
  readonly measure: boolean;
  readonly location: OutputLocation;
  /** Whether a plan runs once, on zeros, as soon as it is prepared: drivers finish what they compile at the first run. */
  readonly warmup: boolean;
  readonly onPipelines?: ((progress: PipelineProgress) => void) | undefined;
}

/** What a session has on one device. */
interface SessionState {
  readonly device: OpenDevice;
  readonly buffers: SessionBuffers;
  readonly weights: PackedWeights;
  /** By input shapes, in order of use, the latest last. */
  readonly plans: Map<string, Promise<PreparedPlan>>;
}

/** Runs one graph on a GPU. */
export class WebgpuSession implements SessionHandler {
  readonly inputNames: readonly string[];
  readonly outputNames: readonly string[];
  readonly #model: Model;
  readonly #files: ReadonlyMap<string, ByteSource>;
  readonly #settings: WebgpuSessionSettings;
  // The inputs for whose values plans are made.
  readonly #valueInputs: ReadonlySet<string>;
  #state: Promise<SessionState> | undefined;
  // Plans are prepared one after another, for they share the weights.
  #preparing: Promise<unknown> = Promise.resolve();
  readonly #running = new Set<Promise<unknown>>();
  #isDisposed = false;

  private constructor(model: Model, files: ReadonlyMap<string, ByteSource>, settings: WebgpuSessionSettings) {
    this.#model = model;
    this.#files = files;
    this.#settings = settings;
    const { schemas, valueInputs } = settings.operations.operators;
    this.#valueInputs = valueInputs?.(model, schemas) ?? new Set();
    this.inputNames = model.graph.inputs.map(({ name }) => name);
    this.outputNames = model.graph.outputs.map(({ name }) => name);
  }

  /** Makes a session; with a hint of the shapes, everything is prepared for them. */
  static async create(
    model: Model,
    files: ReadonlyMap<string, ByteSource>,
    { inputShapes, signal }: CreateSessionOptions,
    settings: WebgpuSessionSettings,
  ): Promise<WebgpuSession> {
    const session = new WebgpuSession(model, files, settings);
    try {
      const state = await session.#open();
      if (inputShapes !== undefined && session.#valueInputs.size === 0) {
        await session.#plan(state, { shapes: inputShapes, values: new Map() }, signal);
      }
    } catch (error) {
      await session.dispose();
      throw error;
    }
    return session;
  }

  run(
    feeds: Readonly<Record<string, TensorValue>>,
    fetches: readonly string[],
    options: RunSessionOptions = {},
  ): Promise<Readonly<Record<string, TensorValue>>> {
    const run = this.#run(feeds, fetches, options);
    this.#running.add(run);
    const done = (): void => void this.#running.delete(run);
    run.then(done, done);
    return run;
  }

  async dispose(): Promise<void> {
    this.#isDisposed = true;
    await Promise.allSettled(this.#running);
    const state = await this.#state?.catch(() => undefined);
    this.#state = undefined;
    if (state !== undefined) await close(state);
  }

  /** What there is on the device, made anew where that was lost. */
  async #open(): Promise<SessionState> {
    if (this.#isDisposed) throw new DisposedError({ subject: 'A session of backend-webgpu' });
    const state = this.#state;
    const current = await state?.catch(() => undefined);
    if (current !== undefined && current.device.lost === undefined) return current;
    // Another run may have begun to make it anew meanwhile.
    if (this.#state !== state && this.#state !== undefined) return this.#open();
    const opening = this.#create();
    this.#state = opening;
    if (current !== undefined) void close(current);
    return opening;
  }

  async #create(): Promise<SessionState> {
    const device = await this.#settings.holder.open();
    const buffers = new SessionBuffers(device.device);
    return { device, buffers, weights: new PackedWeights(device, buffers, this.#files), plans: new Map() };
  }

  async #run(
    feeds: Readonly<Record<string, TensorValue>>,
    fetches: readonly string[],
    { signal, onProfile }: RunSessionOptions,
  ): Promise<Readonly<Record<string, TensorValue>>> {
    signal?.throwIfAborted();
    const state = await this.#open();
    const { inputs } = this.#model.graph;
    const values = new Map(inputs.map((input) => [input.name, readFeed(input, feeds[input.name])]));
    const shapes = Object.fromEntries(this.inputNames.map((name) => [name, feeds[name]?.dims ?? []]));
    checkFetches(fetches, this.outputNames);
    try {
      const known = knownValues(this.#model, this.#valueInputs, feeds, (name) => {
        const feed = values.get(name);
        return feed?.kind === 'cpu' ? feed.elements : undefined;
      });
      const prepared = await this.#plan(state, { shapes, values: known });
      signal?.throwIfAborted();
      return await prepared.run(values, fetches, { location: this.#settings.location, signal, onProfile });
    } catch (error) {
      if (signal?.aborted) throw error;
      throw await state.device.explain(error);
    }
  }

  #plan({ device, weights, plans }: SessionState, inputs: PlanInputs, signal?: AbortSignal): Promise<PreparedPlan> {
    const key = planKey(inputs);
    const known = plans.get(key);
    const { operations, floats, measure, onPipelines, warmup } = this.#settings;
    const prepare = async (): Promise<PreparedPlan> => {
      const plan = compile(this.#model, { ...machine, operators: operations.operators }, inputs.shapes, inputs.values);
      if (measure) await tunePlan(device, plan, floats, signal);
      const options = { prepare: operations.prepare, device, weights, floats, onPipelines, signal };
      const prepared = await PreparedPlan.prepare(plan, options);
      // A program that plays a GPU compiles nothing at the first run that it has not compiled by now.
      if (warmup && !device.isSoftware) await prepared.run(new Map(), [], { location: 'cpu' });
      return prepared;
    };
    const prepared = known ?? this.#preparing.then(prepare);
    if (known === undefined) this.#preparing = prepared.catch(() => undefined);
    plans.delete(key);
    plans.set(key, prepared);
    prepared.catch(() => {
      // A failure is not remembered.
      if (plans.get(key) === prepared) plans.delete(key);
    });
    const [oldest] = plans.keys();
    if (plans.size > maximumPlans && oldest !== undefined) {
      void release(plans.get(oldest));
      plans.delete(oldest);
    }
    return prepared;
  }
}

async function close({ plans, buffers }: SessionState): Promise<void> {
  await Promise.all(Array.from(plans.values(), release));
  plans.clear();
  buffers.dispose();
}

async function release(plan: Promise<PreparedPlan> | undefined): Promise<void> {
  const prepared = await plan?.catch(() => undefined);
  await prepared?.release();
}
