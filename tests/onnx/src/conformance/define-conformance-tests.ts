import { readFileSync, writeFileSync } from 'node:fs';
import type { Backend } from '@automodel/core';
import type { Model } from '@automodel/onnx';
import { type CaseResult, canHoldCase, operatorCounts, runRecordedCase, type SessionPath } from '@automodel/testing';
import { describe, expect, it } from 'vitest';
import { hasRecordedCases, readRecordedCases } from '../recorded-cases.js';

export interface ConformanceOptions {
  readonly backend: Backend<Model>;
  readonly device: string;
  readonly paths: readonly SessionPath[];
  /** The part of the cases that must not be unsupported. */
  readonly supported: number;
  /** Cases that come out wrong, by name, each with whose fault it is. @default none */
  readonly wrong?: Readonly<Record<string, string>> | undefined;
  /** A backend that tells of a model that it cannot run by an error of its own. @default false */
  readonly refusesByError?: boolean | undefined;
}

/** Cases that drop at random, by NumPy's generator. */
const random: ReadonlySet<string> = new Set([
  'test_training_dropout',
  'test_training_dropout_default',
  'test_training_dropout_default_mask',
]);

/** Set by `scripts/write-operator-table.mjs`. */
const isWriting = process.env.AUTOMODEL_WRITE_CONFORMANCE === '1';

/**
 * Runs ONNX's recorded cases on a backend: none is wrong, most are supported, and the counts by operator are those in
 * `fixtures/conformance/<device>.json`, of which `docs/ops.md` is made.
 */
export function defineConformanceTests(options: ConformanceOptions): void {
  const { device, paths, supported, wrong = {} } = options;
  describe.skipIf(!hasRecordedCases)(`ONNX's recorded cases on ${device}`, () => {
    const cases = readRecordedCases().filter((recorded) => !random.has(recorded.name) && canHoldCase(recorded));
    it.each(paths)('are right or unsupported (%s)', { timeout: 600_000 }, async (path) => {
      const results: CaseResult[] = [];
      for (const recorded of cases) results.push(await runRecordedCase(recorded, { ...options, path }));
      console.info(report(device, results));
      const failing = results.filter(({ outcome }) => outcome === 'wrong');
      const unexpected = failing.filter(({ name }) => wrong[name] === undefined);
      expect(unexpected.map(({ name, problem }) => `${name}: ${problem}`)).toEqual([]);
      const idle = Object.keys(wrong).filter((name) => !failing.some((result) => result.name === name));
      expect(idle, 'these are right now: take them off the list').toEqual([]);
      const unsupported = results.filter(({ outcome }) => outcome === 'unsupported');
      expect(1 - unsupported.length / results.length).toBeGreaterThanOrEqual(supported);
      holdToFixture(device, results);
    });
  });
}

function holdToFixture(device: string, results: readonly CaseResult[]): void {
  const file = new URL(`../../fixtures/conformance/${device}.json`, import.meta.url);
  const counts = operatorCounts(results);
  if (isWriting) writeFileSync(file, `${JSON.stringify(counts, undefined, 2)}\n`);
  const recorded: unknown = JSON.parse(readFileSync(file, 'utf8'));
  expect(recorded, 'run "node scripts/write-operator-table.mjs"').toEqual(counts);
}

function report(device: string, results: readonly CaseResult[]): string {
  const total = (outcome: CaseResult['outcome']): number =>
    results.filter((result) => result.outcome === outcome).length;
  const lines = results
    .filter(({ outcome }) => outcome !== 'passes')
    .map(({ name, outcome, problem }) => `  ${outcome}: ${name}: ${problem}`);
  const title = `${device}: ${results.length} cases, ${total('passes')} pass, ${total('unsupported')} unsupported, ${total('wrong')} wrong`;
  return [title, ...lines].join('\n');
}
