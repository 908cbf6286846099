import { browserChoiceStore } from '../tuning/browser-choice-store.js';
import { createChoices } from '../tuning/create-choices.js';
import { KeptChoices } from '../tuning/kept-choices.js';
import type { WebgpuOptions } from '../webgpu-options.js';
import { OpenDevice } from './open-device.js';
import { type AdapterOptions, requestAdapter, requestDevice } from './request-device.js';
import { unavailableError } from './unavailable-error.js';

/** Opens the device of one backend when it is first needed, and again when it was lost; all sessions of the backend share it. */
export class DeviceHolder {
  readonly #options: WebgpuOptions;
  #open: Promise<OpenDevice> | undefined;
  #current: OpenDevice | undefined;
  #lost: GPUDevice | undefined;

  constructor(options: WebgpuOptions) {
    this.#options = options;
  }

  /** The adapter that a device would come from; undefined where the user gave a device. */
  async adapter(): Promise<GPUAdapter | undefined> {
    return this.#options.device === undefined ? requestAdapter(this.#adapterOptions()) : undefined;
  }

  /** What is told of the adapter. */
  async adapterInfo(): Promise<GPUAdapterInfo | undefined> {
    return (await this.adapter())?.info ?? (await this.open()).info;
  }

  /**
   * The device, opened if need be.
   * @throws {DeviceUnavailableError} if there is none.
   */
  open(): Promise<OpenDevice> {
    if (this.#current?.lost !== undefined) {
      this.#lost = this.#current.device;
      this.#open = undefined;
      this.#current = undefined;
    }
    const open = this.#open ?? this.#request();
    this.#open = open;
    open.then(
      (current) => {
        if (this.#open === open) this.#current = current;
      },
      () => {
        // A failure is not remembered.
        if (this.#open === open) this.#open = undefined;
      },
    );
    return open;
  }

  async #request(): Promise<OpenDevice> {
    const { device: given, experimental = false } = this.#options;
    if (given !== undefined) {
      const device = typeof given === 'function' ? await given() : given;
      if (device === this.#lost) {
        throw unavailableError(
          'the device that was given was lost; give a function that makes a new one to the option "device"',
        );
      }
      return this.#opened(device, device.adapterInfo);
    }
    const adapter = await requestAdapter(this.#adapterOptions());
    const device = await requestDevice(adapter, experimental);
    return this.#opened(device, adapter.info);
  }

  /** With the choices of algorithms: those that the user gave before those that were kept. */
  async #opened(device: GPUDevice, info: GPUAdapterInfo | undefined): Promise<OpenDevice> {
    const { choices = {}, measure = false, choiceStore } = this.#options;
    const kept = new KeptChoices(choiceStore ?? (measure ? browserChoiceStore() : undefined), info);
    const measured = { ...(await kept.load()), ...choices };
    return new OpenDevice(device, info, await createChoices(device, info, measured), kept);
  }

  #adapterOptions(): AdapterOptions {
    const { powerPreference = 'high-performance', nodeFlags = [] } = this.#options;
    return { powerPreference, flags: nodeFlags };
  }
}
