import { describe, expect, it } from 'vitest';
import { TaskQueue } from './task-queue.js';

describe('TaskQueue', () => {
  it('never has two tasks at once and keeps their order', async () => {
    const queue = new TaskQueue();
    const events: string[] = [];
    const task = (name: string) => async (): Promise<string> => {
      events.push(`${name} begins`);
      await new Promise((resolve) => setTimeout(resolve, 1));
      events.push(`${name} ends`);
      return name;
    };
    expect(await Promise.all([queue.run(task('a')), queue.run(task('b'))])).toEqual(['a', 'b']);
    expect(events).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
  });

  it('goes on after tasks that reject or throw', async () => {
    const queue = new TaskQueue();
    const results = await Promise.allSettled([
      queue.run(() => Promise.reject(new Error('rejected'))),
      queue.run(() => {
        throw new Error('thrown');
      }),
      queue.run(async () => 'done'),
    ]);
    expect(results.map((result) => (result.status === 'fulfilled' ? result.value : result.reason.message))).toEqual([
      'rejected',
      'thrown',
      'done',
    ]);
  });

  it('rejects a waiting task at once when its signal aborts, while the one before it still runs', async () => {
    const queue = new TaskQueue();
    const { promise, resolve } = deferred();
    const before = queue.run(() => promise);
    const controller = new AbortController();
    let begun = false;
    const waiting = queue.run(async () => {
      begun = true;
    }, controller.signal);
    controller.abort(new Error('no longer wanted'));
    await expect(waiting).rejects.toThrow('no longer wanted');
    resolve();
    await before;
    expect(await queue.run(async () => 'next')).toBe('next');
    expect(begun).toBe(false);
  });
});

function deferred(): { promise: Promise<void>; resolve: () => void } {
  let resolve = (): void => undefined;
  const promise = new Promise<void>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
