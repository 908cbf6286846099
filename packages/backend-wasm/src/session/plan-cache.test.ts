import { expect, it } from 'vitest';
import { type CachedPlan, PlanCache } from './plan-cache.js';

function cacheOf(limits?: { plans: number; bytes: number }) {
  const cache = new PlanCache<CachedPlan>(limits);
  const released: string[] = [];
  const add = (key: string, bytes: number): void => cache.add(key, { bytes, release: () => void released.push(key) });
  return { cache, released, add };
}

it('keeps as many plans as it may, the latest used ones', () => {
  const { cache, released, add } = cacheOf({ plans: 2, bytes: 100 });
  add('a', 10);
  add('b', 10);
  expect(cache.get('a')?.bytes).toBe(10);
  add('c', 10);
  expect(released).toEqual(['b']);
  expect(cache.get('b')).toBeUndefined();
});

it('keeps no more bytes than it may, but always the plan in use', () => {
  const { cache, released, add } = cacheOf({ plans: 10, bytes: 100 });
  add('a', 40);
  add('b', 40);
  add('c', 30);
  expect(released).toEqual(['a']);
  add('large', 1000);
  expect(released).toEqual(['a', 'b', 'c']);
  expect(cache.get('large')?.bytes).toBe(1000);
  add('d', 10);
  expect(released).toEqual(['a', 'b', 'c', 'large']);
});
