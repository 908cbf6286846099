import type { Worker } from 'node:worker_threads';
import {
  BackendError,
  type ByteSource,
  DisposedError,
  InvalidOptionError,
  InvalidTensorError,
  type RunProfile,
  type RunSessionOptions,
  type SessionHandler,
  SourceError,
} from '@automodel/contracts';
import type { Model } from '@automodel/onnx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Tensor } from '../tensor.js';
import { externalWeights } from '../test-support/external-weights.js';
import { noise } from '../test-support/reference.js';
import { smallNetwork } from '../test-support/small-network.js';
import { wasm } from '../wasm.js';
import type { WasmOptions } from '../wasm-options.js';

const imageOf = (size = 64): Tensor => new Tensor('float32', noise(3 * size * size, 1), [1, 3, size, size]);

async function open(
  options: WasmOptions = {},
  model: Model = smallNetwork(),
  files: ReadonlyMap<string, ByteSource> = new Map(),
): Promise<SessionHandler> {
  const session = await wasm(options).createSession?.(model, files, {
    device: 'wasm',
    outputs: ['result'],
    inputShapes: { image: [1, 3, 64, 64] },
  });
  if (session === undefined) throw new TypeError('no session');
  return session;
}

async function run(session: SessionHandler, options: RunSessionOptions = {}, image = imageOf()): Promise<Float32Array> {
  const { result } = await session.run({ image }, ['result'], options);
  if (result instanceof Tensor && result.data instanceof Float32Array) return result.data;
  throw new TypeError('no result');
}

const workers: Worker[] = [];
const note = (worker: Worker): void => void workers.push(worker);
beforeAll(() => void process.on('worker', note));
afterAll(() => void process.off('worker', note));

/** How many workers were started, once no more are: the threads of a session that has just ended may still be starting. */
async function settledWorkers(): Promise<number> {
  for (let count = -1; ; ) {
    if (count === workers.length) return count;
    count = workers.length;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function expected(): Promise<Float32Array> {
  const session = await open({ worker: false, threads: 1 });
  const result = await run(session);
  await session.dispose();
  return result;
}

describe('a session in a worker', () => {
  it.each([1, 2])(
    'is the default in Node, and gives the bits of one in the same thread, on %i threads',
    async (threads) => {
      const session = await open({ threads });
      expect(await run(session)).toEqual(await expected());
      expect(session.notes).toContain('in a worker of its own');
      expect([session.inputNames, session.outputNames]).toEqual([['image'], ['result']]);
      await session.dispose();
    },
  );

  it('leaves the caller its inputs, or takes their memory where that is allowed', async () => {
    const session = await open();
    const [kept, given] = [imageOf(), imageOf()];
    const large = new Float32Array(kept.size + 5);
    large.set(imageOf().data as Float32Array, 5);
    const part = new Tensor('float32', large.subarray(5), kept.dims);
    const results = [await run(session, {}, kept), await run(session, { transferInputs: true }, given)];
    expect(await run(session, { transferInputs: true }, part)).toEqual(results[0]);
    expect(results[1]).toEqual(results[0]);
    expect([kept.data.length, given.data.length, large.length]).toEqual([kept.size, 0, kept.size + 5]);
    await session.dispose();
  });

  it('throws errors of the classes that sessions in the same thread throw', async () => {
    const session = await open();
    const wrong = new Tensor('int32', new Int32Array(3), [1, 3, 1, 1]);
    await expect(session.run({ image: wrong }, ['result'])).rejects.toBeInstanceOf(InvalidTensorError);
    await expect(session.run({}, ['result'])).rejects.toMatchObject({ input: 'image', received: 'missing' });
    await expect(session.run({ image: imageOf() }, ['other'])).rejects.toBeInstanceOf(InvalidOptionError);
    expect(await run(session)).toEqual(await expected());
    await session.dispose();
    await expect(run(session)).rejects.toBeInstanceOf(DisposedError);
    await session.dispose();
  });

  it('forwards profiles', async () => {
    const session = await open({ threads: 1 });
    const profiles: RunProfile[] = [];
    await run(session, { onProfile: (profile) => profiles.push(profile) });
    expect(profiles).toMatchObject([{ backend: 'wasm', threads: 1 }]);
    expect(profiles[0]?.steps.length).toBeGreaterThan(3);
    await session.dispose();
  });

  it('stops a run at an abort, drops one that waits, and goes on with the others in their order', async () => {
    const session = await open({ threads: 1 });
    const result = await run(session);
    const [during, waiting, reason] = [new AbortController(), new AbortController(), new Error('enough')];
    const order: string[] = [];
    const named = (name: string, promise: Promise<unknown>): Promise<unknown> =>
      promise.then(
        () => order.push(name),
        (error: unknown) => order.push(`${name}: ${error instanceof Error ? error.message : error}`),
      );
    const first = run(session);
    const runs = [
      named('long', run(session, { signal: during.signal }, imageOf(1024))),
      named('waiting', run(session, { signal: waiting.signal })),
      named('second', run(session)),
      named('third', run(session)),
    ];
    waiting.abort(reason);
    await runs[1];
    // Then the worker has gone on to the long one.
    await first;
    during.abort(reason);
    await Promise.all(runs);
    expect(order).toEqual(['waiting: enough', 'long: enough', 'second', 'third']);
    await expect(run(session, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    expect(await run(session)).toEqual(result);
    await session.dispose();
  });

  it('does not wait for another session', async () => {
    const [busy, free] = await Promise.all([open({ threads: 1 }), open({ threads: 1 })]);
    const order: string[] = [];
    const large = imageOf(1024);
    const long = [1, 2, 3].map(() => run(busy, {}, large).then(() => order.push('long')));
    const short = [1, 2, 3].map(() => run(free).then(() => order.push('short')));
    await Promise.all([...long, ...short]);
    expect(order.slice(0, 3)).toEqual(['short', 'short', 'short']);
    await Promise.all([busy.dispose(), free.dispose()]);
  });

  it('rejects its runs with a typed error when its worker dies, and gets another one', async () => {
    const session = await open({ threads: 2 });
    const result = await run(session);
    const runs = [run(session, {}, imageOf(1024)), run(session)].map((promise) =>
      promise.catch((error: unknown) => error),
    );
    await workers.at(-1)?.terminate();
    for (const error of await Promise.all(runs)) {
      expect(error).toBeInstanceOf(BackendError);
      expect(error).toMatchObject({
        operation: 'run',
        reason: expect.stringContaining('worker of the session was lost'),
      });
    }
    expect(session.notes?.join()).toContain('its worker was lost (it ended)');
    const count = workers.length;
    expect(await Promise.all([run(session), run(session)])).toEqual([result, result]);
    expect(workers.length).toBe(count + 1);
    // Also one that dies while nothing runs.
    await workers.at(-1)?.terminate();
    expect(await run(session)).toEqual(result);
    await session.dispose();
  });

  it('runs in the same thread where no worker can start, and says why', async () => {
    const nowhere = new URL('./no-such-worker.js', import.meta.url);
    const session = await open({ worker: nowhere, threads: 1 });
    expect(await run(session)).toEqual(await expected());
    expect(session.notes?.join()).toMatch(/in the caller's thread: no worker \(Cannot find module/);
    await session.dispose();
  });

  it('needs no process to wait for it', async () => {
    const session = await open();
    await run(session);
    expect(process.getActiveResourcesInfo()).not.toContain('MessagePort');
    await session.dispose();
  });
});

describe('a worker that starts before its session', () => {
  const options = { device: 'wasm', outputs: ['result'], inputShapes: { image: [1, 3, 64, 64] } };

  it('is taken by one session, and ended if none takes it', async () => {
    const backend = wasm({ threads: 1 });
    const count = await settledWorkers();
    const preparation = await backend.prepare?.('wasm');
    const sessions = [1, 2].map(() => backend.createSession?.(smallNetwork(), new Map(), { ...options, preparation }));
    for (const made of sessions) {
      const session = await made;
      if (session === undefined) throw new TypeError('no session');
      await preparation?.dispose();
      expect(await run(session)).toEqual(await expected());
      await session.dispose();
    }
    expect(workers.length).toBe(count + 2);
    const unused = await backend.prepare?.('wasm');
    // The process tells of workers a little later.
    await new Promise(setImmediate);
    const [worker] = workers.slice(count + 2);
    const ended = new Promise((resolve) => worker?.once('exit', resolve));
    await unused?.dispose();
    await unused?.dispose();
    await ended;
  });

  it('is none where sessions stay in the same thread, or where it cannot start', async () => {
    const count = await settledWorkers();
    expect(await wasm({ worker: false }).prepare?.('wasm')).toBeUndefined();
    expect(workers.length).toBe(count);
    const backend = wasm({ worker: new URL('./no-such-worker.js', import.meta.url), threads: 1 });
    const preparation = await backend.prepare?.('wasm');
    const session = await backend.createSession?.(smallNetwork(), new Map(), { ...options, preparation });
    await preparation?.dispose();
    expect(session?.notes?.join()).toMatch(/in the caller's thread: no worker \(Cannot find module/);
    await session?.dispose();
  });
});

describe('the files of a session in a worker', () => {
  const { model, bytes } = externalWeights(smallNetwork());
  const memory = (read: ByteSource['read']): Map<string, ByteSource> =>
    new Map([['weights', { size: bytes.length, read, async close() {} }]]);
  const copy = (offset: number, length: number): Uint8Array => bytes.slice(offset, offset + length);

  it('are read by the caller, into shared memory or not', async () => {
    const plain = await open(
      {},
      model,
      memory(async (offset, length) => copy(offset, length)),
    );
    const targets = new Set<string>();
    const into = await open(
      {},
      model,
      memory(async (offset, length, options) => {
        targets.add(String(options?.into?.buffer.constructor.name));
        options?.into?.set(copy(offset, length));
        return options?.into ?? copy(offset, length);
      }),
    );
    expect(await run(plain)).toEqual(await expected());
    expect(await run(into)).toEqual(await expected());
    expect([...targets]).toEqual(['SharedArrayBuffer']);
    await Promise.all([plain.dispose(), into.dispose()]);
  });

  it('are read by the worker itself if they are Blobs', async () => {
    const files = memory(() => Promise.reject(new Error('not asked')));
    const file = files.get('weights');
    if (file === undefined) throw new TypeError('no file');
    const session = await open({}, model, new Map([['weights', { ...file, blob: new Blob([bytes.slice()]) }]]));
    expect(await run(session)).toEqual(await expected());
    await session.dispose();
  });

  it('fail with the very error of the caller', async () => {
    const error = new SourceError({ location: 'weights', problem: 'it is gone', remedy: 'Look for it.' });
    const opening = open(
      {},
      model,
      memory(() => Promise.reject(error)),
    );
    await expect(opening).rejects.toBe(error);
  });

  it('are left alone after an abort', async () => {
    const abort = new AbortController();
    const signals: (AbortSignal | undefined)[] = [];
    const files = memory((_, __, options) => {
      signals.push(options?.signal);
      queueMicrotask(() => abort.abort(new Error('enough')));
      return new Promise((_, reject) => options?.signal?.addEventListener('abort', () => reject(new Error('aborted'))));
    });
    const options = { device: 'wasm', outputs: ['result'], inputShapes: { image: [1, 3, 64, 64] } };
    const opening = wasm().createSession?.(model, files, { ...options, signal: abort.signal });
    await expect(opening).rejects.toThrow('enough');
    expect(signals.map((signal) => signal?.aborted)).toEqual([true]);
  });
});
