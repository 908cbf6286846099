import { BackendError } from '@automodel/contracts';
import { expect, it, vi } from 'vitest';
import { Tensor } from '../tensor.js';
import { externalWeights } from '../test-support/external-weights.js';
import { noise } from '../test-support/reference.js';
import { smallNetwork } from '../test-support/small-network.js';
import { wasm } from '../wasm.js';
import type { WasmOptions } from '../wasm-options.js';

const { model, bytes } = externalWeights(smallNetwork());
const imageOf = (size = 160): Tensor => new Tensor('float32', noise(3 * size * size, 1), [1, 3, size, size]);

const workers: { readonly address: string; readonly worker: Worker }[] = [];
globalThis.Worker = class extends globalThis.Worker {
  constructor(address: string | URL, options?: WorkerOptions) {
    super(address, options);
    workers.push({ address: String(address), worker: this });
  }
};

async function open(options: WasmOptions) {
  const blob = new Blob([bytes]);
  const file = {
    blob,
    size: bytes.length,
    read: async (offset: number, length: number) =>
      new Uint8Array(await blob.slice(offset, offset + length).arrayBuffer()),
    async close() {},
  };
  const session = await wasm(options).createSession?.(model, new Map([['weights', file]]), {
    device: 'wasm',
    outputs: ['result'],
    inputShapes: { image: [1, 3, 160, 160] },
  });
  if (session === undefined) throw new TypeError('no session');
  const run = async (size?: number): Promise<unknown> => {
    const { result } = await session.run({ image: imageOf(size) }, ['result']);
    return result instanceof Tensor ? result.data : undefined;
  };
  return { session, run };
}

async function expected(): Promise<unknown> {
  const { session, run } = await open({ threads: 1 });
  const result = await run();
  await session.dispose();
  return result;
}

it('runs in a worker of this server, with threads of its own, and leaves the page its events, under a strict policy', async () => {
  const violations: string[] = [];
  document.addEventListener('securitypolicyviolation', ({ blockedURI, violatedDirective }) =>
    violations.push(`${violatedDirective} ${blockedURI}`),
  );
  const policy = document.createElement('meta');
  policy.httpEquiv = 'Content-Security-Policy';
  policy.content = "script-src 'self' 'wasm-unsafe-eval'";
  document.head.append(policy);

  const { session, run } = await open({ worker: true, threads: 3 });
  await run();
  await vi.waitFor(() => expect(session.notes?.[0]).not.toContain('have not started'), { timeout: 10_000 });
  const running = run(1024);
  let events = 0;
  const timer = setInterval(() => events++, 1);
  await running;
  clearInterval(timer);
  expect(events).toBeGreaterThan(0);
  expect(await run()).toEqual(await expected());
  expect(session.notes).toEqual(['3 threads', 'in a worker of its own']);
  // The threads are workers of that worker.
  expect(workers.map(({ address }) => new URL(address).origin)).toEqual([location.origin]);
  expect(violations).toEqual([]);
  await session.dispose();
});

it('rejects its runs with a typed error when its worker breaks, and gets another one', async () => {
  const { session, run } = await open({ worker: true, threads: 1 });
  const result = await run();
  const broken = run(1024).catch((error: unknown) => error);
  // Nothing that a page can say ends a worker so that its owner hears of it but an error that nobody catches.
  workers.at(-1)?.worker.postMessage(undefined);
  const error = await broken;
  expect(error).toBeInstanceOf(BackendError);
  expect(error).toMatchObject({ operation: 'run', reason: expect.stringContaining('worker of the session was lost') });
  expect(await run()).toEqual(result);
  await session.dispose();
});

it('runs in the page where the worker file is missing, and says so', async () => {
  const { session, run } = await open({ worker: new URL('/no-such-worker.js', location.href), threads: 1 });
  expect(await run()).toEqual(await expected());
  expect(session.notes?.[1]).toContain("in the caller's thread: no worker (its file could not be loaded");
  await session.dispose();
});
