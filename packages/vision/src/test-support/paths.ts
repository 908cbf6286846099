import { fileURLToPath } from 'node:url';

/** A path inside the repository. */
export function repositoryPath(path: string): string {
  return fileURLToPath(new URL(`../../../../${path}`, import.meta.url));
}

/** The checkpoint that comes with the repository: a ResNet for the ten classes of CIFAR-10. */
export const checkpoint: string = repositoryPath('packages/cli/assets/resnet-cifar10-small');

/** A photograph that comes with the repository, by the name of its class. */
export function sample(name: string): string {
  return repositoryPath(`packages/cli/assets/samples/${name}.png`);
}
