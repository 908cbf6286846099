import { setImmediate } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { mapConcurrently } from './map-concurrently.js';

it('runs at most `limit` at a time and keeps the order', async () => {
  let running = 0;
  let most = 0;
  const outputs = await mapConcurrently([5, 1, 4, 2, 3], 2, async (input) => {
    most = Math.max(most, ++running);
    for (let turn = 0; turn < input; turn++) await setImmediate();
    running--;
    return input * 10;
  });
  expect(outputs).toEqual([50, 10, 40, 20, 30]);
  expect(most).toBe(2);
});

it('starts nothing new after a failure', async () => {
  const started: number[] = [];
  const mapping = mapConcurrently([1, 2, 3, 4, 5], 2, async (input) => {
    started.push(input);
    await setImmediate();
    if (input === 1) throw new Error('one');
  });
  await expect(mapping).rejects.toThrow('one');
  await setImmediate();
  expect(started).toEqual([1, 2]);
});
