import { repositoryPath } from './repository-path.js';

/** The checkpoint that comes with the repository: a ResNet for the ten classes of CIFAR-10. */
export const checkpoint: string = repositoryPath('packages/cli/assets/resnet-cifar10-small');
