// npm test: sets up and runs the checks and tests; --all: everything (docs/testing.md).
import { checkNodeVersion } from './lib/check-node-version.mjs';
import { ensureChromium } from './lib/ensure-chromium.mjs';
import { ensureInstalled } from './lib/ensure-installed.mjs';
import { exitOnStepError } from './lib/exit-on-step-error.mjs';
import { reportResults } from './lib/report-results.mjs';
import { runTestStep } from './lib/run-test-step.mjs';
import { suitesOnDist } from './lib/suites-on-dist.mjs';

/** @import { TestStep, StepResult } from './lib/run-test-step.mjs' */

const browserPass = ['--config', 'tests/browser/vitest.config.ts'];
/** The same browser, with a GPU that it plays on the CPU. */
const webgpuPass = ['--config', 'tests/browser/vitest.webgpu.config.ts'];

await exitOnStepError(async () => {
  checkNodeVersion();
  await ensureInstalled('full');
  const chromium = await ensureChromium();
  const tier = process.argv.includes('--all') ? 'all' : 'subset';
  const strict = ['true', '1'].includes(process.env.CI ?? '');

  /** @type {StepResult[]} */
  const results = [];
  for (const step of steps(tier, chromium)) {
    // What runs on built packages says nothing after a failed build.
    const buildFailed = results.some(({ title, succeeded }) => title === 'build' && !succeeded);
    if (buildFailed && step.needsBuild)
      results.push({ title: `${step.title} (not run)`, succeeded: false, seconds: 0, target: 'dist' });
    else results.push(await runTestStep(step));
  }
  const missingTools = chromium.reason ? [`the browser pass (${chromium.reason})`] : [];
  if (!reportResults(results, { tier, missingTools, strict })) process.exitCode = 1;
});

/**
 * @param {'subset' | 'all'} tier
 * @param {import('./lib/ensure-chromium.mjs').Chromium} chromium
 * @returns {(TestStep & { needsBuild?: boolean })[]}
 */
function steps(tier, chromium) {
  const all = tier === 'all';
  const environment = {
    AUTOMODEL_TEST_TIER: tier,
    ...(chromium.path ? { AUTOMODEL_CHROMIUM: chromium.path } : {}),
  };
  const onDist = { ...environment, AUTOMODEL_TEST_TARGET: 'dist' };
  const browser = !chromium.reason;
  const onSources = all ? suitesOnDist.flatMap((file) => ['--exclude', file]) : [];
  return [
    { title: 'static checks', arguments: ['scripts/check.mjs'] },
    { title: 'build', arguments: ['scripts/build.mjs'] },
    {
      title: 'packed packages',
      arguments: ['scripts/check.mjs', '--built', ...(all ? ['--types'] : [])],
      needsBuild: true,
    },
    { title: 'tests', vitest: true, arguments: onSources, environment },
    ...(browser ? [{ title: 'browser', vitest: true, arguments: browserPass, environment }] : []),
    ...(browser ? [{ title: 'browser with WebGPU', vitest: true, arguments: webgpuPass, environment }] : []),
    ...(all ? [{ title: 'tests on dist', vitest: true, arguments: [], environment: onDist, needsBuild: true }] : []),
    ...(all && browser
      ? [{ title: 'browser on dist', vitest: true, arguments: browserPass, environment: onDist, needsBuild: true }]
      : []),
  ];
}
