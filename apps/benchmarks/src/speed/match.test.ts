import { describe, expect, it } from 'vitest';
import type { Environment } from './environment.js';
import { plannedMatches } from './match.js';

const environment = (name: string, kind: Environment['kind']): Environment => ({
  ...{ name, kind, description: name },
  run: () => Promise.reject(new Error('Nothing runs here.')),
  close: () => Promise.resolve(),
});
const environments = [environment('Node 24', 'node'), environment('Chromium', 'browser')];
const options = { networks: ['resnet-18'], batches: [1, 8], threads: [1, 2] };

describe('plannedMatches', () => {
  it('plans LiteRT.js in Chromium for one image, on one thread and on more', () => {
    const matches = plannedMatches(environments, { ...options, opponents: undefined });
    const found = matches.filter(({ opponent }) => opponent === 'litert.js');
    expect(found.map((match) => [match.environment.name, match.batch, match.threads])).toEqual([
      ['Chromium', 1, 1],
      ['Chromium', 1, 2],
    ]);
    expect(new Set(matches.map(({ opponent }) => opponent)).size).toBe(5);
  });

  it('leaves out libraries that are not asked for', () => {
    const matches = plannedMatches(environments, { ...options, opponents: ['litert.js', 'tfjs-wasm'] });
    expect(new Set(matches.map(({ opponent }) => opponent))).toEqual(new Set(['tfjs-wasm', 'litert.js']));
  });
});
