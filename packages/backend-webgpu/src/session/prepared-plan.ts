import type { Plan } from '@automodel/compiler';
import type { RunProfile } from '@automodel/contracts';
import { bufferUsage } from '../devices/buffer-usage.js';
import { ErrorWatch } from '../devices/error-watch.js';
import type { OpenDevice } from '../devices/open-device.js';
import { SessionBuffers } from '../memory/session-buffers.js';
import { type FloatStorage, OperationContext } from '../operations/operation-context.js';
import { type PrepareTable, prepareStep } from '../operations/prepare-step.js';
import type { PackedWeights } from '../packing/packed-weights.js';
import { profileRun } from '../profile/profile-run.js';
import { checkTypes } from './check-types.js';
import { compileKernels, createDispatchGroups, type PipelineProgress, type StepDispatch } from './dispatch-groups.js';
import { failingStep } from './failing-step.js';
import type { Feed } from './feed.js';
import { PlanCommands } from './plan-commands.js';
import { type FedInput, PlanFeeds } from './plan-feeds.js';
import { type OutputLocation, PlanResults, type ResultTensors } from './plan-results.js';
import { planSlots } from './plan-slots.js';
import { type PreparedPort, preparePort } from './prepare-port.js';

export interface PreparePlanOptions {
  /** What runs for the steps. */
  readonly prepare: PrepareTable;
  readonly device: OpenDevice;
  readonly weights: PackedWeights;
  readonly floats: FloatStorage;
  readonly onPipelines?: ((progress: PipelineProgress) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface RunPlanOptions {
  readonly location: OutputLocation;
  readonly signal?: AbortSignal | undefined;
  readonly onProfile?: ((profile: RunProfile) => void) | undefined;
}

const tensorUsage = bufferUsage.storage | bufferUsage.copyDestination | bufferUsage.copySource;

/** A plan that is ready to run: its weights packed, its kernels compiled, its buffers bound. */
export class PreparedPlan {
  readonly plan: Plan;
  readonly #device: OpenDevice;
  readonly #buffers: SessionBuffers;
  readonly #feeds: PlanFeeds;
  readonly #commands: PlanCommands;
  readonly #results: PlanResults;
  readonly #running = new Set<Promise<unknown>>();

  private constructor(
    { plan, device }: OperationContext,
    buffers: SessionBuffers,
    feeds: PlanFeeds,
    commands: PlanCommands,
    results: PlanResults,
  ) {
    this.plan = plan;
    this.#device = device;
    this.#buffers = buffers;
    this.#feeds = feeds;
    this.#commands = commands;
    this.#results = results;
  }

  static async prepare(
    plan: Plan,
    { prepare, device, weights, floats, onPipelines, signal }: PreparePlanOptions,
  ): Promise<PreparedPlan> {
    const buffers = new SessionBuffers(device.device);
    const watch = new ErrorWatch(device.device, 'create a session');
    try {
      checkTypes(plan);
      const { ofTensors, all, idleSteps } = planSlots(plan, floats);
      for (const { label, byteLength } of all) buffers.check(label, byteLength);
      const context = new OperationContext({ plan, device, weights, floats, tensorSlots: ofTensors });
      const inputs = plan.inputs.map((port) => preparePort(context, port, 'input'));
      const steps = plan.steps.flatMap((step, index): readonly StepDispatch[] => {
        if (idleSteps.has(index)) return [];
        return prepareStep(context, step, prepare).map((dispatch) => ({ step: step.name, dispatch }));
      });
      const outputs = plan.outputs.map((port) => preparePort(context, port, 'output'));
      const dispatches = [...copies(inputs, 'input'), ...steps, ...copies(outputs, 'output')];
      const slots = [...all, ...context.ownSlots];
      // Pipelines are compiled while weights are read.
      const compiling = compileKernels(
        device,
        dispatches.map(({ dispatch }) => dispatch),
        onPipelines,
      );
      compiling.catch(() => undefined);
      await weights.load(signal);
      const compiled = await compiling;
      signal?.throwIfAborted();
      for (const slot of slots) {
        watch.run(`the buffer "${slot.label}" of ${slot.byteLength} bytes`, () => buffers.fill([slot], tensorUsage));
      }
      for (const [slot, values] of context.tables) {
        const { buffer, byteOffset, byteLength } = values;
        device.device.queue.writeBuffer(slot.buffer, 0, buffer, byteOffset, byteLength);
      }
      const groups = createDispatchGroups(device, dispatches, compiled, { buffers, watch });
      await watch.check();
      const results = new PlanResults(device.device, buffers, outputs);
      const fed = fedInputs(inputs);
      const first = fed.reduce((count, { copies: numbers }) => count + numbers.length, 0);
      const feeds = new PlanFeeds(device.device, buffers, fed, groups);
      const commands = new PlanCommands(device.device, groups.dispatches, first);
      return new PreparedPlan(context, buffers, feeds, commands, results);
    } catch (error) {
      buffers.dispose();
      throw error;
    }
  }

  /**
   * Runs the plan: submitted without a wait in between, and the results read back.
   * @throws {BackendError} if the GPU refuses something; the step is named.
   */
  run(feeds: ReadonlyMap<string, Feed>, fetches: readonly string[], options: RunPlanOptions): Promise<ResultTensors> {
    const run = this.#run(feeds, fetches, options);
    this.#running.add(run);
    const done = (): void => void this.#running.delete(run);
    run.then(done, done);
    return run;
  }

  /** Destroys its buffers once the runs that have begun are over. */
  async release(): Promise<void> {
    await Promise.allSettled(this.#running);
    await this.#results.idle();
    this.#buffers.dispose();
  }

  async #run(
    feeds: ReadonlyMap<string, Feed>,
    fetches: readonly string[],
    { location, signal, onProfile }: RunPlanOptions,
  ): Promise<ResultTensors> {
    const { device } = this.#device;
    if (onProfile !== undefined) {
      // By itself: its passes are timed one by one.
      device.queue.submit([this.#feeds.uploads(feeds)]);
      this.#feeds.submitted();
      const profile = await profileRun(this.#device, this.#commands.dispatches, this.plan);
      if (profile !== undefined) onProfile(profile);
    }
    const lease = await this.#results.lease(fetches, location, signal);
    const watch = new ErrorWatch(device, 'run');
    // What is submitted without a wait is done in order: another run's inputs come after it.
    try {
      watch.run('the run', () => {
        const [first, ...rest] = this.#commands.take(lease);
        device.queue.submit([this.#feeds.commands(feeds), ...(first === undefined ? [] : [first])]);
        for (const commands of rest) device.queue.submit([commands]);
        this.#feeds.submitted();
      });
      this.#commands.encodeAhead(lease);
    } catch (error) {
      lease.discard();
      throw error;
    }
    // Waited for before anything else, so that no rejection stays without a listener.
    const [checked, read] = await Promise.allSettled([watch.check(), lease.read(signal)]);
    if (checked.status === 'rejected') {
      if (read.status === 'fulfilled') for (const tensor of Object.values(read.value)) tensor.dispose();
      throw (await failingStep(device, this.#commands.dispatches)) ?? checked.reason;
    }
    if (read.status === 'rejected') throw read.reason;
    return read.value;
  }
}

/** Inputs with the numbers of their copies, which come before all other dispatches. */
function fedInputs(inputs: readonly PreparedPort[]): readonly FedInput[] {
  let first = 0;
  return inputs.map((port) => {
    const numbers = port.copy.map((_, index) => first + index);
    first += port.copy.length;
    return { port, copies: numbers };
  });
}

function copies(ports: readonly PreparedPort[], direction: string): readonly StepDispatch[] {
  return ports.flatMap(({ name, copy }) => copy.map((dispatch) => ({ step: `${direction} ${name}`, dispatch })));
}
