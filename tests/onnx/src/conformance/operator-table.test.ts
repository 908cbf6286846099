import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { OutcomeCounts } from '@automodel/testing';
import { expect, it } from 'vitest';
import { operatorTable } from './operator-table.js';

const fixtures = new URL('../../fixtures/conformance/', import.meta.url);
const page = new URL('../../../../docs/ops.md', import.meta.url);

it('docs/ops.md says what the devices were found to compute', () => {
  const counts = readdirSync(fixtures).map((file): [string, Record<string, OutcomeCounts>] => [
    file.replace('.json', ''),
    JSON.parse(readFileSync(new URL(file, fixtures), 'utf8')),
  ]);
  const table = operatorTable(Object.fromEntries(counts));
  if (process.env.AUTOMODEL_WRITE_CONFORMANCE === '1') writeFileSync(page, table);
  expect(readFileSync(page, 'utf8'), 'run "node scripts/write-operator-table.mjs"').toBe(table);
});
