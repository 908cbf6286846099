import { expect, it } from 'vitest';

it('runs in a cross-origin isolated page', () => {
  expect(globalThis.crossOriginIsolated).toBe(true);
  expect(new SharedArrayBuffer(8).byteLength).toBe(8);
});
