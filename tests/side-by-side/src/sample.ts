import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryPath } from './repository-path.js';

const folder = repositoryPath('packages/cli/assets/samples');

/** A photograph that comes with the repository, by the name of its class. */
export function sample(name: string): string {
  return join(folder, `${name}.png`);
}

/** The classes of which there is a photograph. */
export const sampleNames: readonly string[] = readdirSync(folder)
  .filter((file) => file.endsWith('.png'))
  .map((file) => file.slice(0, -'.png'.length));
