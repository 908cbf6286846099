import type { TensorValue } from '@automodel/contracts';
import { bufferUsage } from '../devices/buffer-usage.js';
import type { SessionBuffers } from '../memory/session-buffers.js';
import { gpuTensor } from './gpu-tensor.js';
import type { PreparedPort } from './prepare-port.js';
import { Readbacks } from './readbacks.js';
import { toTensor } from './to-tensor.js';

/** Where the tensors of results are. */
export type OutputLocation = 'cpu' | 'gpu-buffer';

export type ResultTensors = Readonly<Record<string, TensorValue>>;

/** How a run's results leave the buffers of the plan. */
export interface ResultCopies {
  /** Commands of runs with the same key are the same; undefined where each needs its own. */
  readonly key: string | undefined;
  encode(encoder: GPUCommandEncoder): void;
}

/** The results of one run. */
export interface ResultLease extends ResultCopies {
  /**
   * The tensors, once the GPU is done.
   * @param signal stops the waiting; the GPU goes on.
   */
  read(signal?: AbortSignal): Promise<ResultTensors>;
  /** Instead of `read`, where nothing was submitted. */
  discard(): void;
}

/** Places in a readback buffer are multiples of this. */
const alignment = 16;

/** Brings the outputs of a plan to the caller. */
export class PlanResults {
  readonly #device: GPUDevice;
  readonly #outputs: readonly (PreparedPort & { readonly offset: number })[];
  readonly #readbacks: Readbacks;
  readonly #reading = new Set<Promise<unknown>>();

  constructor(device: GPUDevice, buffers: SessionBuffers, outputs: readonly PreparedPort[]) {
    this.#device = device;
    let end = 0;
    this.#outputs = outputs.map((port) => {
      const offset = end;
      end += Math.ceil(port.byteLength / alignment) * alignment;
      return { ...port, offset };
    });
    this.#readbacks = new Readbacks(buffers, end);
  }

  /** Room for the results of a run, as soon as there is some. */
  async lease(fetches: readonly string[], location: OutputLocation, signal?: AbortSignal): Promise<ResultLease> {
    const wanted = this.#outputs.filter(({ name }) => fetches.includes(name));
    if (location === 'gpu-buffer') return this.#onGpu(wanted);
    const { buffer, number } = await this.#readbacks.take(signal);
    return {
      key: `${number} ${fetches.join('\n')}`,
      encode(encoder) {
        for (const { slot, byteLength, offset } of wanted) {
          if (byteLength > 0) encoder.copyBufferToBuffer(slot.buffer, 0, buffer, offset, byteLength);
        }
      },
      read: (waiting) => this.#read({ buffer, number }, wanted, waiting),
      discard: () => this.#readbacks.give({ buffer, number }),
    };
  }

  /** Settled when no result is being read any more. */
  async idle(): Promise<void> {
    await Promise.allSettled(this.#reading);
  }

  #read(
    readback: { readonly buffer: GPUBuffer; readonly number: number },
    wanted: readonly (PreparedPort & { readonly offset: number })[],
    signal: AbortSignal | undefined,
  ): Promise<ResultTensors> {
    const { buffer } = readback;
    const reading = (async () => {
      try {
        await buffer.mapAsync(1);
        const bytes = buffer.getMappedRange();
        return Object.fromEntries(
          wanted.map(({ name, tensor, isHalf, offset }) => [name, toTensor(bytes, offset, { ...tensor, isHalf })]),
        );
      } finally {
        buffer.unmap();
        this.#readbacks.give(readback);
      }
    })();
    this.#reading.add(reading);
    const done = (): void => void this.#reading.delete(reading);
    reading.then(done, done);
    return signal === undefined ? reading : unlessAborted(reading, signal);
  }

  #onGpu(wanted: readonly PreparedPort[]): ResultLease {
    const usage = bufferUsage.storage | bufferUsage.copySource | bufferUsage.copyDestination;
    const results = wanted.map((port) => {
      const size = Math.max(Math.ceil(port.byteLength / alignment) * alignment, alignment);
      return { port, buffer: this.#device.createBuffer({ label: `output ${port.name}`, size, usage }) };
    });
    const tensors = Object.fromEntries(
      results.map(({ port, buffer }) => [port.name, gpuTensor(this.#device, buffer, port.tensor)]),
    );
    return {
      key: undefined,
      encode(encoder) {
        for (const { port, buffer } of results) {
          if (port.byteLength > 0) encoder.copyBufferToBuffer(port.slot.buffer, 0, buffer, 0, port.byteLength);
        }
      },
      read: async () => tensors,
      discard() {
        for (const { buffer } of results) buffer.destroy();
      },
    };
  }
}

async function unlessAborted<Result>(work: Promise<Result>, signal: AbortSignal): Promise<Result> {
  let stop: (() => void) | undefined;
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason);
    signal.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    if (stop !== undefined) signal.removeEventListener('abort', stop);
    // Nobody else may listen to it any more.
    work.catch(() => undefined);
  }
}
