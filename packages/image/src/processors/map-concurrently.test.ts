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
