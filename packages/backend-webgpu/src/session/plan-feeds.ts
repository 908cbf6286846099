import { bufferUsage } from '../devices/buffer-usage.js';
import type { SessionBuffers } from '../memory/session-buffers.js';
import { StagingPool } from '../memory/staging-pool.js';
import type { DispatchGroups, EncodedDispatch } from './dispatch-groups.js';
import { encodeDispatches } from './encode-dispatches.js';
import type { Feed } from './feed.js';
import type { PreparedPort } from './prepare-port.js';

/** An input with the numbers of the dispatches that bring it from the caller's rows to the plan's tensor. */
export interface FedInput {
  readonly port: PreparedPort;
  readonly copies: readonly number[];
}

/** Brings what a run is given into the tensors of a plan. */
export class PlanFeeds {
  readonly #device: GPUDevice;
  readonly #staging: StagingPool;
  readonly #inputs: readonly FedInput[];
  readonly #groups: DispatchGroups;
  // Copies that read a caller's buffer rather than ours: frames come in the same buffers again and again.
  readonly #bound = new WeakMap<GPUBuffer, Map<number, EncodedDispatch>>();

  constructor(device: GPUDevice, buffers: SessionBuffers, inputs: readonly FedInput[], groups: DispatchGroups) {
    this.#device = device;
    this.#staging = new StagingPool(device, buffers);
    this.#inputs = inputs;
    this.#groups = groups;
  }

  /** Commands to be submitted before the plan's; what is on the GPU is read where it lies, if it may be. */
  commands(feeds: ReadonlyMap<string, Feed>): GPUCommandBuffer {
    const encoder = this.#device.createCommandEncoder({ label: 'inputs' });
    const copies = this.#inputs.flatMap(({ port, copies: numbers }) => {
      const feed = feeds.get(port.name);
      if (numbers.length > 0 && feed?.kind === 'gpu' && (feed.buffer.usage & bufferUsage.storage) !== 0) {
        return numbers.map((number) => this.#bind(number, port, feed.buffer));
      }
      this.#upload(encoder, port, feed);
      return numbers.flatMap((number) => this.#groups.dispatches[number] ?? []);
    });
    if (copies.length > 0) {
      const pass = encoder.beginComputePass({ label: 'inputs' });
      encodeDispatches(pass, copies);
      pass.end();
    }
    return encoder.finish();
  }

  /** Commands that bring everything into our buffers, for those who run the copies themselves. */
  uploads(feeds: ReadonlyMap<string, Feed>): GPUCommandBuffer {
    const encoder = this.#device.createCommandEncoder({ label: 'inputs' });
    for (const { port } of this.#inputs) this.#upload(encoder, port, feeds.get(port.name));
    return encoder.finish();
  }

  /** To be called when the commands are submitted. */
  submitted(): void {
    this.#staging.recycle();
  }

  #upload(encoder: GPUCommandEncoder, { slot, byteLength }: PreparedPort, feed: Feed | undefined): void {
    if (feed === undefined || byteLength === 0) return;
    if (feed.kind === 'gpu') {
      encoder.copyBufferToBuffer(feed.buffer, 0, slot.buffer, 0, byteLength);
      return;
    }
    const { buffer, byteOffset } = feed.elements;
    const bytes = new Uint8Array(buffer, byteOffset, byteLength);
    this.#staging.upload(encoder, slot.buffer, [{ bytes, offset: 0 }]);
  }

  #bind(number: number, { slot }: PreparedPort, buffer: GPUBuffer): EncodedDispatch {
    const bound = this.#bound.get(buffer) ?? new Map<number, EncodedDispatch>();
    this.#bound.set(buffer, bound);
    const dispatch = bound.get(number) ?? this.#groups.bind(number, new Map([[slot, buffer]]));
    bound.set(number, dispatch);
    return dispatch;
  }
}
