import type { EncodedDispatch } from './dispatch-groups.js';
import { encodeDispatches } from './encode-dispatches.js';
import type { ResultCopies } from './plan-results.js';

/** The command buffers of a plan. The next one is encoded while the GPU is busy with the last. */
export class PlanCommands {
  /** All of them, those too that copy inputs. */
  readonly dispatches: readonly EncodedDispatch[];
  readonly #device: GPUDevice;
  readonly #encoded: readonly EncodedDispatch[];
  // Only the copies of results differ from run to run.
  #ahead: { readonly key: string; readonly commands: GPUCommandBuffer } | undefined;

  /** @param first the number of the first dispatch that is encoded; those before it copy inputs, from other buffers each time. */
  constructor(device: GPUDevice, dispatches: readonly EncodedDispatch[], first: number) {
    this.#device = device;
    this.dispatches = dispatches;
    this.#encoded = dispatches.slice(first);
  }

  /** Commands that run the plan and copy results: those that were encoded ahead, if they are the same. */
  take(copies: ResultCopies): GPUCommandBuffer {
    const ahead = this.#ahead;
    this.#ahead = undefined;
    return ahead !== undefined && ahead.key === copies.key ? ahead.commands : this.#encode(copies);
  }

  /** Encodes the commands of another run like this one. */
  encodeAhead(copies: ResultCopies): void {
    if (copies.key !== undefined) this.#ahead = { key: copies.key, commands: this.#encode(copies) };
  }

  #encode(copies: ResultCopies): GPUCommandBuffer {
    const encoder = this.#device.createCommandEncoder({ label: 'run' });
    const pass = encoder.beginComputePass({ label: 'run' });
    encodeDispatches(pass, this.#encoded);
    pass.end();
    copies.encode(encoder);
    return encoder.finish();
  }
}
