import type { Worker } from 'node:worker_threads';
import { describe, expect, it, vi } from 'vitest';
import { eventsAfterMilliseconds } from '../session/prepared-plan.js';
import type { WasmSession } from '../session/wasm-session.js';
import { Tensor } from '../tensor.js';
import { createTestSession } from '../test-support/create-test-session.js';
import { noise } from '../test-support/reference.js';
import { smallNetwork } from '../test-support/small-network.js';
import { testableTiles } from '../test-support/testable-tiles.js';

type ImageShape = readonly [batch: number, height: number, width: number];

const imageOf = (...[batch, height, width]: ImageShape): Tensor =>
  new Tensor('float32', noise(batch * 3 * height * width, height), [batch, 3, height, width]);

async function run(session: WasmSession, image: Tensor, signal?: AbortSignal): Promise<Float32Array> {
  const { result } = await session.run({ image }, ['result'], { signal });
  if (result instanceof Tensor && result.data instanceof Float32Array) return result.data;
  throw new TypeError('no result');
}

/** The first run starts the workers; on a busy machine they may take longer than it waits for them. */
async function start(session: WasmSession, image: Tensor): Promise<void> {
  await run(session, image);
  await vi.waitFor(() => expect(session.notes[0]).not.toContain('have not started'), { timeout: 10_000 });
}

/** Images so many that a run takes at least so long, also when nothing else is at work on the machine. */
async function imageThatTakes(milliseconds: number, session: WasmSession): Promise<Tensor> {
  for (let batch = 1; ; batch *= 2) {
    const image = imageOf(batch, 256, 256);
    const times: number[] = [];
    for (let index = 0; index < 4; index++) {
      const begin = performance.now();
      await run(session, image);
      times.push(performance.now() - begin);
    }
    if (Math.min(...times) >= milliseconds) return image;
  }
}

const hangs = new URL('../test-support/hanging-worker.js', import.meta.url);
const missing = new URL('../test-support/no-such-worker.js', import.meta.url);
const throws = new URL('../test-support/throwing-worker.js', import.meta.url);

describe('threads', () => {
  it.each(testableTiles)('give the bits of one thread with the tile %s, for any shapes', async (_, tile) => {
    const model = smallNetwork();
    const shapes: readonly ImageShape[] = [
      [1, 64, 64],
      [3, 33, 47],
      [1, 19, 19],
      [2, 128, 96],
    ] as const;
    const alone = await createTestSession(model, { tile });
    const expected = new Map<string, Float32Array>();
    for (const shape of shapes) expected.set(shape.join(), await run(alone, imageOf(...shape)));
    await alone.dispose();
    for (const threads of [2, 3, 5]) {
      const session = await createTestSession(model, { tile, threads });
      await start(session, imageOf(1, 19, 19));
      for (const shape of [...shapes, ...shapes]) {
        expect(await run(session, imageOf(...shape))).toEqual(expected.get(shape.join()));
      }
      expect(session.notes).toEqual([`${threads} threads`]);
      await session.dispose();
    }
  });

  it('serve sessions at once without mixing them up', async () => {
    const networks = [smallNetwork(16), smallNetwork(32), smallNetwork(48)];
    const sessions = await Promise.all(networks.map((network) => createTestSession(network, { threads: 2 })));
    const alone = await Promise.all(networks.map((network) => createTestSession(network)));
    const images = Array.from({ length: 12 }, (_, index) => imageOf(1 + (index % 2), 24 + index, 40 - index));
    const { signal } = new AbortController();
    const results = await Promise.all(
      images.flatMap((image) => sessions.map((session) => run(session, image, signal))),
    );
    for (const [index, result] of results.entries()) {
      const [session, image] = [alone[index % 3], images[Math.floor(index / 3)]];
      if (session !== undefined && image !== undefined) expect(result).toEqual(await run(session, image));
    }
    await Promise.all([...sessions, ...alone].map((session) => session.dispose()));
  });

  it.each([
    ['a worker that hangs', hangs, 'a worker stopped answering'],
    ['a missing worker', missing, 'a worker failed (Cannot find module'],
    ['a worker that throws', throws, 'a worker failed (broken on purpose'],
  ])('%s costs neither the run nor the result', async (_, workerUrl, reason) => {
    const model = smallNetwork();
    const image = imageOf(1, 64, 64);
    const alone = await createTestSession(model);
    const expected = await run(alone, image);
    const session = await createTestSession(model, { threads: 2, workerUrl });
    await start(session, image);
    for (let index = 0; index < 3; index++) expect(await run(session, image)).toEqual(expected);
    expect(session.notes[0]).toContain(`1 thread: ${reason}`);
    await Promise.all([session.dispose(), alone.dispose()]);
  });

  it('are replaced when a worker dies, which costs neither the run nor the result', async () => {
    const workers: Worker[] = [];
    const note = (worker: Worker): void => void workers.push(worker);
    process.on('worker', note);
    try {
      const session = await createTestSession(smallNetwork(), { threads: 3 });
      const image = imageOf(1, 64, 64);
      await start(session, image);
      const expected = await run(session, image);
      for (let round = 0; round < 2; round++) {
        const dying = workers.at(-1)?.terminate();
        expect(await run(session, image)).toEqual(expected);
        await dying;
        expect(await run(session, image)).toEqual(expected);
        await start(session, image);
        expect(session.notes).toEqual(['3 threads']);
        expect(await run(session, image)).toEqual(expected);
        expect(workers).toHaveLength(4 + 2 * round);
      }
      await session.dispose();
    } finally {
      process.off('worker', note);
    }
  });

  it('stop at an abort in the middle of a run, and go on with the next', async () => {
    const session = await createTestSession(smallNetwork(64), { threads: 2 });
    await start(session, imageOf(1, 19, 19));
    const image = await imageThatTakes(100, session);
    const expected = await run(session, image);
    for (let index = 0; index < 2; index++) {
      const abort = new AbortController();
      const begin = performance.now();
      const aborted = run(session, image, abort.signal);
      // The run keeps the event loop busy until it lets events happen for the first time: of those this is the first.
      let milliseconds = 0;
      setImmediate(() => {
        milliseconds = performance.now() - begin;
        abort.abort(new Error('enough'));
      });
      await expect(aborted).rejects.toThrow('enough');
      // So it had begun.
      expect(milliseconds).toBeGreaterThan(eventsAfterMilliseconds);
      expect(await run(session, image, new AbortController().signal)).toEqual(expected);
    }
    expect(session.notes).toEqual(['2 threads']);
    await session.dispose();
  }, 120_000);

  it('sleep while nothing runs', async () => {
    const session = await createTestSession(smallNetwork(), { threads: 3 });
    await start(session, imageOf(1, 64, 64));
    // The quietest of some seconds: the test runner works now and then, spinning workers would in all of them.
    const milliseconds: number[] = [];
    while (milliseconds.length < 4 && Math.min(...milliseconds) > 50) {
      const before = process.cpuUsage();
      await new Promise((resolve) => setTimeout(resolve, 1000));
      const { user, system } = process.cpuUsage(before);
      milliseconds.push((user + system) / 1000);
    }
    expect(session.notes).toEqual(['3 threads']);
    expect(Math.min(...milliseconds)).toBeLessThan(50);
    await session.dispose();
  });
});
