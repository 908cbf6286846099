import { beforeAll, describe, expect, it } from 'vitest';
import { runCases } from '../test-support/run-cases.js';

describe('describeBackend', () => {
  let states: Record<string, string>;
  beforeAll(async () => {
    states = await runCases('describe-backend.cases.ts');
  }, 60_000);
  const failures = (suite: string): string[] =>
    Object.entries(states)
      .filter(([name, state]) => name.startsWith(`${suite} > `) && state !== 'passed')
      .map(([name]) => name.slice(suite.length + 3));

  it('passes for a right backend, and leaves out what it does not support', () => {
    expect(Object.keys(states).filter((name) => name.startsWith('none > ')).length).toBeGreaterThan(15);
    expect(failures('none')).toEqual([]);
    expect(Object.keys(states).filter((name) => name.includes('Erf'))).toEqual([]);
  });

  it('finds a wrong value', () => {
    expect(failures('wrong Relu')).toContain('Relu: a vector (graph)');
  });

  it('finds a failure that reaches the next run', () => {
    expect(failures('poisoned by failure')).toEqual([
      'contract: an unknown output (graph)',
      'contract: a missing input (graph)',
      'contract: an input of the wrong type (graph)',
      'contract: an input of the wrong shape (graph)',
      'contract: an input of the wrong rank (graph)',
    ]);
  });

  it('finds a session that runs after its disposal', () => {
    expect(failures('forgets dispose')).toEqual(['contract: disposal (graph)']);
  });

  it('passes with exceptions that are true, and finds those that are not', () => {
    expect(failures('exceptions that are true').filter((name) => name.includes('is an exception'))).toEqual([]);
    expect(failures('exceptions that are true')).not.toContain('Relu: a vector (graph)');
    expect(failures('exceptions that are not')).toEqual([
      'Relu: a vector (graph) is an exception: it was wrong once',
      'has no exception that matches nothing',
    ]);
  });
});
