import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

const run = promisify(execFile);
const app = fileURLToPath(new URL('../../../apps/photo-labels', import.meta.url));
const { AUTOMODEL_TEST_TIER: tier, AUTOMODEL_TEST_TARGET: target } = process.env;

/** Runs a program in the app, without the variables by which vitest tells its children who called. */
async function runInApp(...parameters: string[]): Promise<string> {
  const inherited = Object.entries(process.env).filter(([name]) => !/^(npm_|VITEST|NODE_ENV|NODE_OPTIONS)/i.test(name));
  const { stdout, stderr } = await run(process.execPath, parameters, { cwd: app, env: Object.fromEntries(inherited) });
  return stdout + stderr;
}

// Built packages, as an app has them; once is enough. It needs "npm run build".
describe.skipIf(tier !== 'all' || target === 'dist')("an app's own tests, with @automodel/testing/app", () => {
  it('run in Vitest with jsdom', { timeout: 120_000 }, async () => {
    const vitest = join(app, 'node_modules/vitest/vitest.mjs');
    const printed = await runInApp(vitest, 'run', '--reporter=json');
    expect(JSON.parse(printed.slice(printed.indexOf('{')))).toMatchObject({ numPassedTests: 2, numTotalTests: 2 });
  });

  it('run in Jest with jsdom', { timeout: 120_000 }, async () => {
    const jest = join(app, 'node_modules/jest/bin/jest.js');
    expect(await runInApp('--experimental-vm-modules', jest)).toContain('2 passed, 2 total');
  });
});
