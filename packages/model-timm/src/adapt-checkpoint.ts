import {
  type Checkpoint,
  type CheckpointTensor,
  encodeSafetensors,
  memoryByteSource,
  openCheckpoint,
  type Source,
} from '@automodel/core';
import { adaptInputConvolution } from './adapt-input-convolution.js';
import { decodeFloats } from './decode-floats.js';
import type { TimmWrapperConfig } from './timm-wrapper-config.js';
import { withoutTensor } from './without-tensor.js';

const adaptedFile = 'adapted.safetensors';
const prefix = 'timm_model.';

/**
 * The files of a checkpoint as they fit a config of other channels or other classes, by timm's rules: the first convolution is
 * adapted, a classifier of other classes is left out, so that it starts afresh. The weights stay where they are: an index in
 * memory points into their files, and at a file in memory with the adapted convolution.
 * Source: `load_pretrained` in timm's `models/_builder.py`.
 */
export async function adaptCheckpoint(
  source: Source,
  config: TimmWrapperConfig,
  signal?: AbortSignal | undefined,
): Promise<Source> {
  const checkpoint = await openCheckpoint(source, { signal });
  try {
    const find = (name: string): CheckpointTensor | undefined =>
      checkpoint.tensors.get(name) ?? checkpoint.tensors.get(`${prefix}${name}`);
    const first = find('conv1.0.weight') ?? find('conv1.weight');
    const otherChannels = first !== undefined && first.dims[1] !== config.num_channels;
    const classifier = [find('fc.weight'), find('fc.bias')].filter((tensor) => tensor !== undefined);
    const otherClasses = classifier.some(({ dims }) => dims[0] !== config.num_labels);
    if (!otherChannels && !otherClasses) return source;
    const dropped = new Set(otherClasses ? classifier.map(({ name }) => name) : []);
    const weightMap = Object.fromEntries(
      [...checkpoint.tensors.values()]
        .filter(({ name }) => !dropped.has(name))
        .map(({ name, file }) => [name, otherChannels && name === first.name ? adaptedFile : shardName(file)]),
    );
    const adapted = otherChannels ? await adaptTensor(checkpoint, first, config.num_channels) : undefined;
    return indexedSource(source, weightMap, adapted, otherChannels ? first : undefined);
  } finally {
    await checkpoint.close();
  }
}

/** A name that core does not open by itself before the index. */
function shardName(file: string): string {
  return `original/${file}`;
}

async function adaptTensor(checkpoint: Checkpoint, tensor: CheckpointTensor, channels: number): Promise<Uint8Array> {
  const { name, file, offset, length, dataType, dims } = tensor;
  const bytes = (await checkpoint.files.get(file)?.read(offset, length)) ?? new Uint8Array();
  const adapted = adaptInputConvolution(decodeFloats(bytes, dataType, dims, name), dims, channels);
  const encoded = new Uint8Array(adapted.values.buffer);
  return encodeSafetensors(new Map([[name, { dataType: 'float32', dims: adapted.dims, bytes: encoded }]]));
}

function indexedSource(
  source: Source,
  weightMap: Readonly<Record<string, string>>,
  adapted: Uint8Array | undefined,
  replaced: CheckpointTensor | undefined,
): Source {
  const index = new TextEncoder().encode(JSON.stringify({ weight_map: weightMap }));
  const memory = new Map([
    ['model.safetensors.index.json', index],
    ...(adapted === undefined ? [] : ([[adaptedFile, adapted]] as const)),
  ]);
  return {
    location: source.location,
    get incomplete() {
      return source.incomplete;
    },
    list: (options) => source.list(options),
    async open(path, options) {
      const bytes = memory.get(path);
      if (bytes !== undefined) return memoryByteSource(bytes, path);
      if (path === 'model.safetensors') return undefined;
      const original = path.replace(/^original\//, '');
      const file = await source.open(original, options);
      return file === undefined || replaced?.file !== original ? file : withoutTensor(file, replaced.name);
    },
  };
}
