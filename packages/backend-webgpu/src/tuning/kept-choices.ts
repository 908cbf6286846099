import { packageIdentity } from '../package-identity.js';
import type { ChoiceTable } from './algorithm-choices.js';
import type { ChoiceStore } from './choice-store.js';

/** What was measured on one adapter, in a store that may fail: then it is measured again. */
export class KeptChoices {
  readonly #store: ChoiceStore | undefined;
  readonly #adapter: string;

  /** @param store undefined keeps nothing. */
  constructor(store: ChoiceStore | undefined, info: GPUAdapterInfo | undefined) {
    this.#store = store;
    const { vendor = '', architecture = '', device = '', description = '' } = info ?? {};
    // Another version of ours has other kernels, a driver (which some descriptions name) another compiler.
    this.#adapter = [packageIdentity.version, vendor, architecture, device, description].join('/');
  }

  async load(): Promise<ChoiceTable> {
    const table: unknown = await this.#store?.load(this.#adapter).catch(() => undefined);
    if (typeof table !== 'object' || table === null) return {};
    return Object.fromEntries(Object.entries(table).filter(([, name]) => typeof name === 'string'));
  }

  /** Keeps more choices beside those that are kept. */
  async add(choices: ChoiceTable): Promise<void> {
    if (this.#store === undefined || Object.keys(choices).length === 0) return;
    await this.#store.save(this.#adapter, { ...(await this.load()), ...choices }).catch(() => undefined);
  }
}
