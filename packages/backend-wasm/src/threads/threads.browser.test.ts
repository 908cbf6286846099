import { expect, it, vi } from 'vitest';
import { Tensor } from '../tensor.js';
import { noise } from '../test-support/reference.js';
import { smallNetwork } from '../test-support/small-network.js';
import { wasm } from '../wasm.js';
import type { WasmOptions } from '../wasm-options.js';

const network = smallNetwork();
const image = new Tensor('float32', noise(2 * 3 * 160 * 160, 1), [2, 3, 160, 160]);

/** Runs the network some times; gives the results and how it ran. */
async function run(options: WasmOptions) {
  const session = await wasm(options).createSession?.(network, new Map(), { device: 'wasm', outputs: ['result'] });
  if (session === undefined) throw new TypeError('no session');
  await session.run({ image }, ['result']);
  await vi.waitFor(() => expect(session.notes?.[0]).not.toContain('have not started'), { timeout: 10_000 });
  const results: unknown[] = [];
  for (let index = 0; index < 20; index++) {
    const { result } = await session.run({ image }, ['result']);
    if (result instanceof Tensor) results.push(result.data);
  }
  const notes = session.notes ?? [];
  await session.dispose();
  return { results, notes };
}

const addresses: string[] = [];
globalThis.Worker = class extends globalThis.Worker {
  constructor(address: string | URL, options?: WorkerOptions) {
    super(address, options);
    addresses.push(String(address));
  }
};

it("computes the same bits on threads as on one, by a worker file of this server's, also under a strict policy", async () => {
  const violations: string[] = [];
  document.addEventListener('securitypolicyviolation', ({ blockedURI, violatedDirective }) =>
    violations.push(`${violatedDirective} ${blockedURI}`),
  );
  const policy = document.createElement('meta');
  policy.httpEquiv = 'Content-Security-Policy';
  policy.content = "script-src 'self' 'wasm-unsafe-eval'";
  document.head.append(policy);

  const alone = await run({ threads: 1 });
  expect(alone.notes).toEqual(['1 thread: no more were asked for']);
  expect(addresses).toEqual([]);
  const together = await run({ threads: 3 });
  expect(together.notes).toEqual(['3 threads']);
  expect(together.results).toEqual(alone.results);
  expect(addresses.map((address) => new URL(address).origin)).toEqual([location.origin, location.origin]);
  expect(violations).toEqual([]);
});

it('runs on one thread where the worker file is missing, and says so', async () => {
  const alone = await run({ threads: 1 });
  const { results, notes } = await run({ threads: 2, workerUrl: new URL('/no-such-worker.js', location.href) });
  expect(results).toEqual(alone.results);
  expect(notes[0]).toContain('1 thread: a worker failed (its file could not be loaded');
});

it('runs on one thread in a page that is not cross-origin isolated, and says so', async () => {
  const isolated = vi.spyOn(globalThis, 'crossOriginIsolated', 'get').mockReturnValue(false);
  try {
    const { notes } = await run({});
    expect(notes[0]).toContain('1 thread: the page is not cross-origin isolated');
    expect(wasm().notes?.('wasm')).toEqual(notes);
  } finally {
    isolated.mockRestore();
  }
});
