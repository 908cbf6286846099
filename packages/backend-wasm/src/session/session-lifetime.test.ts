import { readdirSync, readlinkSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { Tensor } from '../tensor.js';
import { createTestSession } from '../test-support/create-test-session.js';
import { noise } from '../test-support/reference.js';
import { smallNetwork } from '../test-support/small-network.js';
import type { WasmSession } from './wasm-session.js';

const isThorough = process.env.AUTOMODEL_TEST_TIER === 'all';
const sessionCount = isThorough ? 1000 : 60;
const runCount = isThorough ? 10_000 : 600;
// Starting 1,000 workers takes a busy machine minutes.
const timeout = isThorough ? 900_000 : 300_000;
const megabyte = 2 ** 20;

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

const network = smallNetwork(8);
const image = new Tensor('float32', noise(3 * 32 * 32, 1), [1, 3, 32, 32]);
const run = (session: WasmSession, input = image) => session.run({ image: input }, ['result']);

interface Holdings {
  readonly residentBytes: number;
  readonly threads: number | undefined;
  /** What they lead to, without numbers that differ. */
  readonly fileHandles: readonly string[] | undefined;
  readonly resources: number;
}

/** What the process holds once garbage is gone. */
async function holdings(): Promise<Holdings> {
  for (let round = 0; round < 3; round++) {
    collectGarbage();
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  const isLinux = process.platform === 'linux';
  return {
    residentBytes: process.memoryUsage.rss(),
    threads: isLinux ? readdirSync('/proc/self/task').length : undefined,
    fileHandles: isLinux ? readdirSync('/proc/self/fd').flatMap(describeHandle).sort() : undefined,
    resources: process.getActiveResourcesInfo().length,
  };
}

function describeHandle(name: string): readonly string[] {
  try {
    return [readlinkSync(`/proc/self/fd/${name}`).replace(/\d+/g, '#')];
  } catch {
    // The one by which the folder was read.
    return [];
  }
}

/** Does a thing many times; what the process holds after a quarter of them must be what it holds in the end. */
async function expectFlat(times: number, limitBytes: number, once: () => Promise<unknown>): Promise<void> {
  for (let index = 0; index < times / 4; index++) await once();
  const before = await holdings();
  for (let index = 0; index < (times * 3) / 4; index++) await once();
  // On a busy machine what has ended takes a moment to be gone; what is lost stays.
  let after = await holdings();
  for (let round = 0; round < 20 && !isFlat(before, after, limitBytes); round++) {
    await new Promise((resolve) => setTimeout(resolve, 500));
    after = await holdings();
  }
  expect({ ...after, residentBytes: 0 }).toEqual({ ...before, residentBytes: 0 });
  expect(after.residentBytes - before.residentBytes).toBeLessThan(limitBytes);
}

function isFlat(before: Holdings, after: Holdings, limitBytes: number): boolean {
  const isSame = JSON.stringify({ ...after, residentBytes: 0 }) === JSON.stringify({ ...before, residentBytes: 0 });
  return isSame && after.residentBytes - before.residentBytes < limitBytes;
}

describe('the memory of sessions', () => {
  it.each([1, 2])(
    `stays flat over ${sessionCount} sessions of %i threads that are made, run and disposed of`,
    async (threads) => {
      await expectFlat(sessionCount, 24 * megabyte, async () => {
        const session = await createTestSession(network, { threads });
        await run(session);
        await session.dispose();
      });
    },
    timeout,
  );

  it.each([1, 2])(
    `stays flat over ${runCount} runs on %i threads`,
    async (threads) => {
      const session = await createTestSession(network, { threads });
      await expectFlat(runCount, 16 * megabyte, () => run(session));
      await session.dispose();
    },
    timeout,
  );

  it.each([1, 2])(
    'is given back by dispose, with %i threads',
    async (threads) => {
      const large = new Tensor('float32', new Float32Array(8 * 3 * 512 * 512), [8, 3, 512, 512]);
      // The session object is kept: what it held must go all the same.
      const kept: WasmSession[] = [];
      const once = async (): Promise<void> => {
        const session = await createTestSession(network, { threads });
        await run(session, large);
        await session.dispose();
        kept.push(session);
      };
      await once();
      const before = await holdings();
      for (let index = 0; index < 6; index++) await once();
      const after = await holdings();
      // Each run touches some 50 MB.
      expect(after.residentBytes - before.residentBytes).toBeLessThan(40 * megabyte);
      expect(kept.length).toBe(7);
    },
    timeout,
  );
});
