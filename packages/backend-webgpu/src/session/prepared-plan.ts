import type { Plan } from '@automodel/compiler';
import { BackendError, type TensorValue } from '@automodel/contracts';
import { bufferUsage } from '../devices/buffer-usage.js';
import { errorText } from '../devices/gpu-errors.js';
import type { OpenDevice } from '../devices/open-device.js';
import type { Dispatch } from '../kernels/dispatch.js';
import { SessionBuffers } from '../memory/session-buffers.js';
import { type FloatStorage, OperationContext } from '../operations/operation-context.js';
import { type PrepareTable, prepareStep } from '../operations/prepare-step.js';
import type { PackedWeights } from '../packing/packed-weights.js';
import { createDispatchGroups, type EncodedDispatch } from './dispatch-groups.js';
import { encodeDispatches } from './encode-dispatches.js';
import { type PreparedPort, preparePort } from './plan-ports.js';
import { planSlots } from './plan-slots.js';
import type { StoredElements } from './read-feed.js';
import { Readbacks } from './readback.js';
import { toTensor } from './to-tensor.js';

export interface PreparePlanOptions {
  /** What runs for the steps. */
  readonly prepare: PrepareTable;
  readonly device: OpenDevice;
  readonly weights: PackedWeights;
  readonly floats: FloatStorage;
  readonly signal?: AbortSignal | undefined;
}

const tensorUsage = bufferUsage.storage | bufferUsage.copyDestination | bufferUsage.copySource;

/** Places in the readback buffer are multiples of this: what mapping asks for. */
const readbackAlignment = 16;

/** A plan that is ready to run: its weights packed, its kernels compiled, its buffers bound. */
export class PreparedPlan {
  readonly plan: Plan;
  readonly #device: OpenDevice;
  readonly #buffers: SessionBuffers;
  readonly #inputs: readonly PreparedPort[];
  readonly #outputs: readonly (PreparedPort & { readonly offset: number })[];
  readonly #dispatches: readonly EncodedDispatch[];
  readonly #readbacks: Readbacks;
  readonly #running = new Set<Promise<unknown>>();

  private constructor(
    context: OperationContext,
    buffers: SessionBuffers,
    ports: { readonly inputs: readonly PreparedPort[]; readonly outputs: readonly PreparedPort[] },
    dispatches: readonly EncodedDispatch[],
  ) {
    this.plan = context.plan;
    this.#device = context.device;
    this.#buffers = buffers;
    this.#inputs = ports.inputs;
    let end = 0;
    this.#outputs = ports.outputs.map((port) => {
      const offset = end;
      end += Math.ceil(port.byteLength / readbackAlignment) * readbackAlignment;
      return { ...port, offset };
    });
    this.#dispatches = dispatches;
    this.#readbacks = new Readbacks(buffers, end);
  }

  static async prepare(
    plan: Plan,
    { prepare, device, weights, floats, signal }: PreparePlanOptions,
  ): Promise<PreparedPlan> {
    const buffers = new SessionBuffers(device.device);
    try {
      const { ofTensors, all, idleSteps } = planSlots(plan, floats);
      const context = new OperationContext({ plan, device, weights, floats, tensorSlots: ofTensors });
      const inputs = plan.inputs.map((port) => preparePort(context, port, 'input'));
      const steps = plan.steps.map((step, index) => (idleSteps.has(index) ? [] : prepareStep(context, step, prepare)));
      const outputs = plan.outputs.map((port) => preparePort(context, port, 'output'));
      const dispatches = [...copies(inputs), ...steps.flat(), ...copies(outputs)];
      // Pipelines are compiled while weights are read.
      const compiling = Promise.all(dispatches.map(({ kernel }) => device.pipelines.compile(kernel)));
      compiling.catch(() => undefined);
      await weights.load(signal);
      await compiling;
      buffers.fill([...all, ...context.ownSlots], tensorUsage);
      for (const [slot, values] of context.tables) {
        device.device.queue.writeBuffer(slot.buffer, 0, values.buffer, values.byteOffset, values.byteLength);
      }
      const groups = await createDispatchGroups(device, dispatches, buffers);
      return new PreparedPlan(context, buffers, { inputs, outputs }, groups.dispatches);
    } catch (error) {
      buffers.dispose();
      throw error;
    }
  }

  /** Runs the plan: one submission, and the results read back. */
  run(
    values: ReadonlyMap<string, StoredElements>,
    fetches: readonly string[],
  ): Promise<Readonly<Record<string, TensorValue>>> {
    const run = this.#run(values, fetches);
    this.#running.add(run);
    const done = (): void => void this.#running.delete(run);
    run.then(done, done);
    return run;
  }

  /** Destroys its buffers once the runs that have begun are over. */
  async release(): Promise<void> {
    await Promise.allSettled(this.#running);
    this.#buffers.dispose();
  }

  async #run(
    values: ReadonlyMap<string, StoredElements>,
    fetches: readonly string[],
  ): Promise<Readonly<Record<string, TensorValue>>> {
    const { queue } = this.#device.device;
    const readback = await this.#readbacks.take();
    try {
      for (const { name, slot } of this.#inputs) {
        const given = values.get(name);
        if (given === undefined || given.byteLength === 0) continue;
        queue.writeBuffer(slot.buffer, 0, given.buffer, given.byteOffset, given.byteLength);
      }
      queue.submit([this.#encode(readback)]);
      await readback.mapAsync(1).catch((cause: unknown) => {
        throw new BackendError({
          backend: 'webgpu',
          operation: 'run',
          reason: this.#device.lost ?? errorText(cause),
          remedy: 'Run again.',
          cause,
        });
      });
      const bytes = readback.getMappedRange();
      const wanted = this.#outputs.filter(({ name }) => fetches.includes(name));
      const results = wanted.map(({ name, tensor, offset }) => [name, toTensor(bytes, offset, tensor)] as const);
      readback.unmap();
      return Object.fromEntries(results);
    } finally {
      this.#readbacks.give(readback);
    }
  }

  #encode(readback: GPUBuffer): GPUCommandBuffer {
    const encoder = this.#device.device.createCommandEncoder({ label: 'run' });
    const pass = encoder.beginComputePass({ label: 'run' });
    encodeDispatches(pass, this.#dispatches);
    pass.end();
    for (const { slot, byteLength, offset } of this.#outputs) {
      if (byteLength > 0) encoder.copyBufferToBuffer(slot.buffer, 0, readback, offset, byteLength);
    }
    return encoder.finish();
  }
}

function copies(ports: readonly PreparedPort[]): readonly Dispatch[] {
  return ports.flatMap(({ copy }) => copy);
}
