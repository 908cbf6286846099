import type { RunProfile } from '@automodel/contracts';
import { describe, expect, it } from 'vitest';
import { formatRunProfile } from './format-run-profile.js';

const profile: RunProfile = {
  backend: 'wasm',
  device: 'wasm',
  threads: 2,
  milliseconds: 4,
  steps: [
    {
      name: 'stem',
      kind: 'convolution',
      kernel: 'product',
      milliseconds: 1,
      gigaflop: 0.05,
      gigaflopPerSecond: 50,
      share: 0.25,
    },
    { name: 'pool', kind: 'pool', kernel: 'pool', milliseconds: 3, gigaflop: 0, gigaflopPerSecond: 0, share: 0.75 },
  ],
};

describe('formatRunProfile', () => {
  it('gives a line for each step and one for all', () => {
    expect(formatRunProfile(profile).split('\n')).toEqual([
      'step              kind            ms    share  GFLOP  GFLOP/s  kernel',
      'stem              convolution  1.000   25.0 %  0.050     50.0  product',
      'pool              pool         3.000   75.0 %  0.000      0.0  pool',
      'all on 2 threads  wasm         4.000  100.0 %  0.050     12.5',
    ]);
    expect(formatRunProfile(profile, { order: 'slowest' }).split('\n')[1]).toContain('pool');
  });
});
