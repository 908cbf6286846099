import { join } from 'node:path';
import { assetsDirectory } from '../assets-directory.js';
import { displayPath } from '../output/display-path.js';

/** The directory of the checkpoint that comes with the package. */
export function bundledCheckpoint(): string {
  return displayPath(join(assetsDirectory, 'resnet-cifar10-small'));
}
