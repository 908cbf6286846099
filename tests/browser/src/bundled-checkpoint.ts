import { memorySource, type Source } from '@automodel/core';
import configAddress from '../../../packages/cli/assets/resnet-cifar10-small/config.json?url';
import weightsAddress from '../../../packages/cli/assets/resnet-cifar10-small/model.safetensors?url';
import processorAddress from '../../../packages/cli/assets/resnet-cifar10-small/preprocessor_config.json?url';
import { fetchBlob } from './fetch-blob.js';

/** The checkpoint that comes with the command line, fetched as an app would. */
export async function bundledCheckpoint(): Promise<Source> {
  return memorySource({
    'config.json': await fetchBlob(configAddress),
    'model.safetensors': await fetchBlob(weightsAddress),
    'preprocessor_config.json': await fetchBlob(processorAddress),
  });
}
