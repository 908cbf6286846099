import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from './repository-root.js';

/** What the README tells people who write an app. */
export interface ReadmeInstructions {
  /** The packages that its `npm install` lines name. */
  readonly packages: readonly string[];
  /** Its first example. */
  readonly example: string;
}

export function readmeInstructions(): ReadmeInstructions {
  const text = readFileSync(join(repositoryRoot, 'README.md'), 'utf8');
  const packages = [...text.matchAll(/^npm install ([^#\n]*)/gm)].flatMap(([, names = '']) =>
    names.split(/\s+/).filter((name) => name !== '' && !name.startsWith('-')),
  );
  const example = /^```ts\n([\s\S]*?)^```/m.exec(text)?.[1];
  if (example === undefined || packages.length === 0)
    throw new TypeError('The README has no example or no npm install.');
  return { packages, example };
}
