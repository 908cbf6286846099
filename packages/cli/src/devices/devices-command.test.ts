import { type Backend, contractVersion } from '@automodel/core';
import { describe, expect, it } from 'vitest';
import { packageIdentity } from '../package-identity.js';
import { runAutomodel } from '../testing/run-automodel.js';

function backend(name: string, priority: number, unavailable: string | undefined): Backend {
  return {
    kind: 'backend',
    key: `backend of ${name}`,
    package: packageIdentity,
    contract: contractVersion,
    devices: [{ name, description: `runs on ${name}`, priority }],
    unavailable: async () => unavailable,
    unsupported: () => [],
  };
}

const plugins = [
  backend('slow', 1, undefined),
  backend('fast', 9, 'no driver; install one'),
  backend('odd', -1, undefined),
];

describe('automodel devices', () => {
  it('lists devices, the one that auto takes, and the reasons against the others', async () => {
    const { exitCode, stdout } = await runAutomodel(['devices'], { plugins });
    expect(exitCode).toBe(0);
    expect(stdout.split('\n')).toEqual([
      'device  backend          available   description',
      'fast    backend of fast  no          runs on fast',
      'slow    backend of slow  yes (auto)  runs on slow',
      'odd     backend of odd   yes         runs on odd; by name only',
      '',
      'fast: no driver; install one',
      '',
    ]);
  });

  it('prints JSON', async () => {
    const { stdout } = await runAutomodel(['devices', '--json'], { plugins });
    const { devices } = JSON.parse(stdout);
    expect(devices[0]).toEqual({
      device: 'fast',
      backend: 'backend of fast',
      description: 'runs on fast',
      priority: 9,
      available: false,
      reason: 'no driver; install one',
    });
    expect(devices[1]).toMatchObject({ device: 'slow', available: true });
  });

  it('knows the devices of onnxruntime and our own', async () => {
    const { stdout } = await runAutomodel(['devices', '--json']);
    const { devices } = JSON.parse(stdout);
    expect(devices[0]).toMatchObject({ device: 'wasm', backend: 'wasm', available: true });
    expect(devices.map(({ device }: { readonly device: string }) => device)).toEqual([
      'wasm',
      'cpu',
      'ort-wasm',
      'ort-webgpu',
    ]);
  });

  it('says how a device runs here', async () => {
    const noted = { ...backend('fast', 9, undefined), notes: () => ['2 threads'] };
    const { stdout } = await runAutomodel(['devices'], { plugins: [noted] });
    expect(stdout.split('\n').at(-2)).toBe('fast: 2 threads');
    const json = await runAutomodel(['devices', '--json'], { plugins: [noted] });
    expect(JSON.parse(json.stdout).devices[0].notes).toEqual(['2 threads']);
  });

  it('says so where there is no backend', async () => {
    const { stdout } = await runAutomodel(['devices'], { plugins: [] });
    expect(stdout).toContain('no device');
  });
});
