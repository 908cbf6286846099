import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const root = new URL('../../../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8');

const inChromium = 'tests/environments/src/browser.test.ts';
const likeNode = 'tests/environments/src/node-like.test.ts';

/** The test of each environment: its file, and words of its title or of what it tries. */
const tests: Readonly<Record<string, readonly [file: string, words: string]>> = {
  'Node 20.19 and later': [likeNode, "name: 'Node'"],
  'a `worker_threads` thread of your own': [likeNode, 'in a thread of the app'],
  'Bun (1.4 tested)': [likeNode, "name: 'Bun'"],
  'Deno (2.9 tested)': [likeNode, "name: 'Deno'"],
  'page, cross-origin isolated': ['packages/backend-wasm/src/threads/threads.browser.test.ts', 'on threads as on one'],
  'page, not isolated': [inChromium, 'that is not cross-origin isolated'],
  'page with a strict policy': [inChromium, 'under a strict policy'],
  'worker of a page': ['tests/browser/src/worker.test.ts', 'in a worker'],
  'service worker, classic or module': [inChromium, 'in a service worker, a %s script'],
  'page of an extension (Chromium, manifest version 3)': [inChromium, 'in a page of an extension'],
  "workerd, Cloudflare's runtime": ['tests/environments/src/workerd.test.ts', 'from a module of kernels'],
};

describe('docs/environments.md', () => {
  const [, table = ''] = /\n\| environment \|.*\n\|[-|]+\n((?:\|.*\n)+)/.exec(read('docs/environments.md')) ?? [];
  const environments = table
    .trim()
    .split('\n')
    .map((row) => row.split('|')[1]?.trim() ?? '');

  it('lists the environments that have a test', () => {
    expect(environments.toSorted()).toEqual(Object.keys(tests).toSorted());
  });

  it.each(Object.entries(tests))('%s has its test', (_, [file, words]) => {
    expect(read(file)).toContain(words);
  });
});
