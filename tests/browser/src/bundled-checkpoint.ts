import { memorySource, type Source } from '@automodel/core';
import { fetchBlob } from './fetch-blob.js';

// The server's root is the repository's.
const folder = '/packages/cli/assets/resnet-cifar10-small';

/** The checkpoint that comes with the command line, fetched as an app would. */
export async function bundledCheckpoint(): Promise<Source> {
  const names = ['config.json', 'model.safetensors', 'preprocessor_config.json'];
  const blobs = await Promise.all(names.map((name) => fetchBlob(`${folder}/${name}`)));
  return memorySource(new Map(blobs.map((blob, index) => [names[index] ?? '', blob])));
}
