import { type Backend, contractVersion } from '@automodel/core';
import { describe, expect, it } from 'vitest';
import { defaultPlugins } from '../default-plugins.js';
import { packageIdentity } from '../package-identity.js';
import { runAutomodel } from '../testing/run-automodel.js';

const broken: Backend = {
  kind: 'backend',
  key: 'broken',
  package: packageIdentity,
  contract: contractVersion,
  devices: [{ name: 'broken', description: 'never runs', priority: 1 }],
  unavailable: async () => undefined,
  unsupported: () => ['Conv'],
};

describe('automodel bench', () => {
  it('measures every device that can be used, and says of one why it cannot', async () => {
    const plugins = [broken, defaultPlugins()];
    const { exitCode, stdout } = await runAutomodel(['bench', '--runs', '2', '--json'], { plugins });
    expect(exitCode).toBe(0);
    const { devices, batch } = JSON.parse(stdout);
    expect(batch).toBe(1);
    const byName = new Map(devices.map((entry: { readonly device: string }) => [entry.device, entry]));
    expect(byName.get('wasm')).toMatchObject({ runs: [expect.any(Number), expect.any(Number)] });
    expect(byName.get('cpu')).toMatchObject({ runs: [expect.any(Number), expect.any(Number)] });
    expect(byName.get('broken')).toMatchObject({ error: { message: expect.stringContaining('Conv') } });
  });

  it('prints where the time of a run goes', async () => {
    const parameters = [
      'bench',
      '--device',
      'wasm',
      '--runs',
      '1',
      '--batch',
      '2',
      '--threads',
      '1',
      '--profile',
      '--v8-flags',
    ];
    const { exitCode, stdout } = await runAutomodel(parameters);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^device +load +first run +median/);
    expect(stdout).toContain('Where the time of a run on wasm went:');
    // Every convolution of the network is a step of the profile.
    expect(stdout.match(/^\S.* convolution /gm)?.length).toBeGreaterThan(10);
    expect(stdout).toContain('all on 1 thread');
  });

  it('fails if the device that was asked for cannot run the model', async () => {
    const { exitCode, stderr } = await runAutomodel(['bench', '--device', 'broken'], {
      plugins: [broken, defaultPlugins()],
    });
    expect(exitCode).toBe(3);
    expect(stderr).toContain('Conv');
  });

  it.each([
    [['--runs', '0'], '--runs'],
    [['one', 'two'], 'one model'],
  ])('refuses %j', async (parameters, text) => {
    const { exitCode, stderr } = await runAutomodel(['bench', ...parameters]);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(text);
  });
});
