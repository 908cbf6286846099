import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryPath } from './repository-path.js';

/** The checkpoint that comes with the repository: a ResNet for the ten classes of CIFAR-10. */
export const checkpoint: string = repositoryPath('packages/cli/assets/resnet-cifar10-small');

const samples = repositoryPath('packages/cli/assets/samples');

/** A photograph that comes with the repository, by the name of its class. */
export function sample(name: string): string {
  return join(samples, `${name}.png`);
}

/** The classes of which there is a photograph. */
export const sampleNames: readonly string[] = readdirSync(samples)
  .filter((file) => file.endsWith('.png'))
  .map((file) => file.slice(0, -'.png'.length));
