import { readFileSync } from 'node:fs';
import { repositoryPath } from './repository-path.js';

/** What the guide's rows say of transformers.js, in the table under a heading, of rows that are marked as run side by side. */
export function guideRows(heading: string): string[] {
  const guide = readFileSync(repositoryPath('docs/from-transformers-js.md'), 'utf8');
  const section = guide.split(/^## /m).find((text) => text.startsWith(`${heading}\n`)) ?? '';
  return section
    .split('\n')
    .filter((line) => line.startsWith('|') && line.trimEnd().endsWith('✓ |'))
    .map((line) => line.split('|')[1]?.trim().replaceAll('`', '') ?? '');
}
