import { describe, expect, it } from 'vitest';
import { touchPages } from './touch-pages.js';

const pages = 1000;

describe('touchPages', () => {
  it('changes nothing, and lets events happen in between', async () => {
    const values = Uint8Array.from({ length: pages * 4096 + 3 }, (_, index) => index % 251);
    const shared = new Uint8Array(new SharedArrayBuffer(values.length));
    shared.set(values);
    let events = 0;
    const count = (): void => {
      events++;
      immediate = setImmediate(count);
    };
    let immediate = setImmediate(count);
    await touchPages(shared, new AbortController().signal);
    clearImmediate(immediate);
    expect(events).toBeGreaterThan(2);
    expect(Buffer.compare(shared, values)).toBe(0);
  });

  it('stops when the memory is not wanted any more', async () => {
    const abort = new AbortController();
    let isDone = false;
    const touching = touchPages(new Uint8Array(new SharedArrayBuffer(pages * 4096)), abort.signal).then(() => {
      isDone = true;
    });
    abort.abort();
    await new Promise(setImmediate);
    expect(isDone).toBe(true);
    await touching;
  });
});
