import { readFileSync, writeFileSync } from 'node:fs';
import type { Backend } from '@automodel/core';
import type { Model } from '@automodel/onnx';
import { type CaseResult, canHoldCase, operatorCounts, runRecordedCase, type SessionPath } from '@automodel/testing';
import { describe, expect, it } from 'vitest';
import { type CaseCollection, caseCollections } from './case-collections.js';
import { unjudgedCases } from './unjudged-cases.js';

export interface ConformanceOptions {
  readonly backend: Backend<Model>;
  readonly device: string;
  readonly paths: readonly SessionPath[];
  /** The part of the cases of each collection that must not be unsupported. */
  readonly supported: Readonly<Record<CaseCollection['name'], number>>;
  /** Cases of each collection that come out wrong, by name, each with whose fault it is. @default none */
  readonly wrong?: Readonly<Record<CaseCollection['name'], Readonly<Record<string, string>>>> | undefined;
  /** A backend that tells of a model that it cannot run by an error of its own. @default false */
  readonly refusesByError?: boolean | undefined;
}

/** Set by `scripts/write-operator-table.mjs`. */
const isWriting = process.env.AUTOMODEL_WRITE_CONFORMANCE === '1';

/**
 * Runs the recorded cases of each collection that is there on a backend: none is wrong, most are supported, and the counts by operator are those in
 * `fixtures/conformance/<collection>/<device>.json`, of which `docs/ops.md` is made.
 */
export function defineConformanceTests(options: ConformanceOptions): void {
  for (const collection of caseCollections) defineCollectionTests(collection, options);
}

function defineCollectionTests(collection: CaseCollection, options: ConformanceOptions): void {
  const { device, paths, supported } = options;
  const wrong = options.wrong?.[collection.name] ?? {};
  describe.skipIf(!collection.isPresent)(`${collection.title} on ${device}`, () => {
    const cases = collection
      .read()
      .filter((recorded) => unjudgedCases[recorded.name] === undefined && canHoldCase(recorded));
    it.each(paths)('are right or unsupported (%s)', { timeout: 600_000 }, async (path) => {
      const results: CaseResult[] = [];
      for (const recorded of cases) results.push(await runRecordedCase(recorded, { ...options, path }));
      console.info(report(`${device}, ${collection.title}`, results));
      const failing = results.filter(({ outcome }) => outcome === 'wrong');
      const unexpected = failing.filter(({ name }) => wrong[name] === undefined);
      expect(unexpected.map(({ name, problem }) => `${name}: ${problem}`)).toEqual([]);
      const idle = Object.keys(wrong).filter((name) => !failing.some((result) => result.name === name));
      expect(idle, 'these are right now: take them off the list').toEqual([]);
      const unsupported = results.filter(({ outcome }) => outcome === 'unsupported');
      expect(1 - unsupported.length / results.length).toBeGreaterThanOrEqual(supported[collection.name]);
      holdToFixture(collection, device, results);
    });
  });
}

function holdToFixture({ name }: CaseCollection, device: string, results: readonly CaseResult[]): void {
  const file = new URL(`../../fixtures/conformance/${name}/${device}.json`, import.meta.url);
  const counts = operatorCounts(results);
  if (isWriting) writeFileSync(file, `${JSON.stringify(counts, undefined, 2)}\n`);
  const recorded: unknown = JSON.parse(readFileSync(file, 'utf8'));
  expect(recorded, 'run "node scripts/write-operator-table.mjs"').toEqual(counts);
}

function report(title: string, results: readonly CaseResult[]): string {
  const total = (outcome: CaseResult['outcome']): number =>
    results.filter((result) => result.outcome === outcome).length;
  const lines = results
    .filter(({ outcome }) => outcome !== 'passes')
    .map(({ name, outcome, problem }) => `  ${outcome}: ${name}: ${problem}`);
  const counts = `${results.length} cases, ${total('passes')} pass, ${total('unsupported')} unsupported, ${total('wrong')} wrong`;
  return [`${title}: ${counts}`, table(results), ...lines].join('\n');
}

/** By operator: pass, not supported, wrong. */
function table(results: readonly CaseResult[]): string {
  const rows = Object.entries(operatorCounts(results)).map(
    ([operator, { passes, unsupported, wrong }]) =>
      `  ${operator.padEnd(28)}${[passes, unsupported, wrong].map((count) => String(count).padStart(15)).join('')}`,
  );
  return [
    `  ${'operator'.padEnd(28)}${['pass', 'not supported', 'wrong'].map((name) => name.padStart(15)).join('')}`,
    ...rows,
  ].join('\n');
}
