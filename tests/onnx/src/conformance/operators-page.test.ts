import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { OutcomeCounts } from '@automodel/testing';
import { expect, it } from 'vitest';
import { type DeviceCounts, operatorsPage } from './operators-page.js';

const fixtures = new URL('../../fixtures/conformance/', import.meta.url);
const file = new URL('../../../../docs/ops.md', import.meta.url);

it('docs/ops.md says what the devices were found to compute', () => {
  const collections = readdirSync(fixtures).map((collection) => [collection, countsIn(collection)] as const);
  const page = operatorsPage(Object.fromEntries(collections));
  if (process.env.AUTOMODEL_WRITE_CONFORMANCE === '1') writeFileSync(file, page);
  expect(readFileSync(file, 'utf8'), 'run "node scripts/write-operator-table.mjs"').toBe(page);
});

function countsIn(collection: string): DeviceCounts {
  const counts = readdirSync(new URL(`${collection}/`, fixtures)).map(
    (name): [string, Record<string, OutcomeCounts>] => [
      name.replace('.json', ''),
      JSON.parse(readFileSync(new URL(`${collection}/${name}`, fixtures), 'utf8')),
    ],
  );
  return Object.fromEntries(counts);
}
