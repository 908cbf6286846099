import { describe, expect, it } from 'vitest';
import { runCases } from '../test-support/run-cases.js';

describe('describeModel', () => {
  it('passes for the right reference, and fails for every way in which one is wrong', { timeout: 60_000 }, async () => {
    const states = await runCases('describe-model.cases.ts');
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
