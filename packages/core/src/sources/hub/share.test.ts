import { expect, it } from 'vitest';
import { share } from './share.js';

const abortable = (signal: AbortSignal): Promise<string> =>
  new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason));
    setTimeout(() => resolve('done'), 30);
  });

it('an abort ends the waiting of its own caller; the others get the result of the one piece of work', async () => {
  let begun = 0;
  const get = share((signal) => {
    begun += 1;
    return abortable(signal);
  });
  const controller = new AbortController();
  const first = get(controller.signal);
  const second = get();
  controller.abort(new Error('enough'));
  await expect(first).rejects.toThrow('enough');
  await expect(second).resolves.toBe('done');
  await expect(get()).resolves.toBe('done');
  expect(begun).toBe(1);
});

it('is stopped when nobody waits any more, and begins anew for the next', async () => {
  const signals: AbortSignal[] = [];
  const get = share((signal) => {
    signals.push(signal);
    return abortable(signal);
  });
  const controllers = [new AbortController(), new AbortController()];
  const waiting = controllers.map((controller) => get(controller.signal));
  const failures = Promise.allSettled(waiting);
  controllers[0]?.abort(new Error('enough'));
  await Promise.allSettled(waiting.slice(0, 1));
  expect(signals[0]?.aborted).toBe(false);
  controllers[1]?.abort(new Error('enough'));
  await failures;
  expect(signals[0]?.aborted).toBe(true);
  await expect(get()).resolves.toBe('done');
  expect(signals).toHaveLength(2);
});

it('remembers no failure', async () => {
  let attempts = 0;
  const get = share(async () => {
    attempts += 1;
    if (attempts === 1) throw new Error('not yet');
    return attempts;
  });
  await expect(get()).rejects.toThrow('not yet');
  await expect(get()).resolves.toBe(2);
});
