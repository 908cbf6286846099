import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { startVitest } from 'vitest/node';

/** Runs the tests that `describeModel` makes in the fixture, and gives the state of each by its name. */
async function runFixture(): Promise<Record<string, string>> {
  const root = fileURLToPath(new URL('../../', import.meta.url));
  const vitest = await startVitest('test', [], {
    root,
    config: fileURLToPath(new URL('../../../../vitest.config.ts', import.meta.url)),
    include: [fileURLToPath(new URL('../test-support/describe-model.cases.ts', import.meta.url))],
    watch: false,
    reporters: [{}],
  });
  const states: Record<string, string> = {};
  for (const module of vitest.state.getTestModules()) {
    for (const test of module.children.allTests()) states[test.fullName] = test.result().state;
  }
  await vitest.close();
  process.exitCode = undefined;
  return states;
}

describe('describeModel', () => {
  it('passes for the right reference, and fails for every way in which one is wrong', { timeout: 60_000 }, async () => {
    const states = await runFixture();
    const weights = 'finds every weight in the checkpoint';
    const output = 'last_hidden_state is within 0.001 of the largest magnitude';
    expect(states).toEqual({
      [`right > ${weights}`]: 'passed',
      [`right > ${output}`]: 'passed',
      [`wrong value > ${weights}`]: 'passed',
      [`wrong value > ${output}`]: 'failed',
      [`wrong shape > ${weights}`]: 'passed',
      [`wrong shape > ${output}`]: 'failed',
      [`no reference > ${weights}`]: 'passed',
      [`no reference > ${output}`]: 'failed',
      [`no such output > ${weights}`]: 'passed',
      [`no such output > ${output}`]: 'failed',
      [`missing weight > ${weights}`]: 'failed',
      [`missing weight > ${output}`]: 'passed',
    });
  });
});
