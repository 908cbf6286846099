import { expect, inject, it } from 'vitest';
import { Tensor } from '../tensor.js';
import { createTestSession } from '../test-support/create-test-session.js';
import { noise } from '../test-support/reference.js';
import { smallNetwork } from '../test-support/small-network.js';

declare module 'vitest' {
  interface ProvidedContext {
    readonly isThorough: boolean;
  }
}

const isThorough = inject('isThorough');
const sessionCount = isThorough ? 1000 : 200;
const runCount = isThorough ? 10_000 : 2000;
// Starting 1,000 workers takes a busy machine minutes.
const timeout = isThorough ? 900_000 : 300_000;

const network = smallNetwork(8);
const image = new Tensor('float32', noise(3 * 32 * 32, 1), [1, 3, 32, 32]);

/** Workers that this page has started and not ended. */
let living = 0;

globalThis.Worker = class extends globalThis.Worker {
  #isEnded = false;

  constructor(address: string | URL, options?: WorkerOptions) {
    super(address, options);
    living++;
  }

  override terminate(): void {
    super.terminate();
    if (!this.#isEnded) living--;
    this.#isEnded = true;
  }
};

// Each shared memory reserves 2 GiB of addresses and guard regions: were they kept, the page could make no more long before the end.
it(
  `makes, runs and disposes of ${sessionCount} sessions, and ends all their workers`,
  async () => {
    for (let index = 0; index < sessionCount; index++) {
      const session = await createTestSession(network, { threads: (index % 2) + 1 });
      await session.run({ image }, ['result']);
      expect(living).toBe(index % 2);
      await session.dispose();
      expect(living).toBe(0);
    }
  },
  timeout,
);

it(
  `grows no WebAssembly memory over ${runCount} runs`,
  async () => {
    const memories: WebAssembly.Memory[] = [];
    const OriginalMemory = WebAssembly.Memory;
    WebAssembly.Memory = class extends OriginalMemory {
      constructor(descriptor: WebAssembly.MemoryDescriptor) {
        super(descriptor);
        memories.push(this);
      }
    };
    const session = await createTestSession(network, { threads: 2 });
    WebAssembly.Memory = OriginalMemory;
    await session.run({ image }, ['result']);
    const [memory] = memories;
    const bytes = memory?.buffer.byteLength;
    expect(bytes).toBeGreaterThan(0);
    for (let index = 0; index < runCount; index++) await session.run({ image }, ['result']);
    expect(memory?.buffer.byteLength).toBe(bytes);
    expect(session.notes).toEqual(['2 threads']);
    await session.dispose();
  },
  timeout,
);
