import { int8Format } from '../checkpoint/int8-format.js';
import { isBuffer } from '../parameters/is-buffer.js';
import { checkFinite } from './check-finite.js';
import type { CheckpointWriter } from './checkpoint-writer.js';
import type { SavedDataType } from './convert-tensor.js';
import { parseSize } from './parse-size.js';
import { safetensorsPieces } from './safetensors-pieces.js';
import { splitShards } from './split-shards.js';
import { storedForms } from './stored-forms.js';
import type { StoredTensor } from './stored-tensor.js';
import { toPythonJson } from './to-python-json.js';

export interface SaveWeightsOptions {
  /** The largest file: bytes, or a text such as `5GB`. @default '50GB', as in Transformers */
  readonly maxShardSize?: number | string | undefined;
  /** Goes into the files' names: `fp16` gives `model.fp16.safetensors`. */
  readonly variant?: string | undefined;
  /** Writes float weights in this type; `int8` those of convolutions and linear layers, with a scale per output channel. @default as they are stored */
  readonly dtype?: SavedDataType | undefined;
  /** Writes nothing if a float weight is infinite or NaN in the type that it is saved in. @default false */
  readonly safeMerge?: boolean | undefined;
}

/** Files of an earlier save, of which something is to become. */
export interface SavedWeights {
  /** Have no place in what is saved now. */
  readonly stale: readonly string[];
  /** Is replaced, and describes files that are replaced one by one: until all of them are, the old one must not be there. */
  readonly outdated: readonly string[];
}

/** What `directoryWriter` puts before the names of files that are not complete. */
const temporaryPrefix = /^\.[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}\./;

/** Writes weights as `model.safetensors`, or as shards with an index. */
export async function saveWeights(
  weights: Iterable<StoredTensor>,
  writer: CheckpointWriter,
  { maxShardSize = '50GB', variant, dtype, safeMerge = false }: SaveWeightsOptions = {},
): Promise<SavedWeights> {
  const tensors: StoredTensor[] = [];
  for (const tensor of weights) {
    const forms = await storedForms(tensor, dtype);
    tensors.push(...(safeMerge ? forms.map(checkFinite) : forms));
  }
  const isInt8 = tensors.some(({ name }) => name.endsWith(int8Format.weightSuffix));
  const metadata = { format: 'pt', ...(isInt8 ? int8Format.metadata : {}) };
  const shards = splitShards(tensors, parseSize(maxShardSize));
  const infix = variant === undefined ? '' : `.${variant}`;
  const digits = (value: number): string => String(value).padStart(5, '0');
  const isSingle = shards.length <= 1;
  const indexName = `model.safetensors.index${infix}.json`;
  const written: string[] = [];
  const weightMap = new Map<string, string>();
  for (const [index, shard] of (isSingle ? [tensors] : shards).entries()) {
    const name = isSingle
      ? `model${infix}.safetensors`
      : `model${infix}-${digits(index + 1)}-of-${digits(shards.length)}.safetensors`;
    await writer.write(name, safetensorsPieces(shard, metadata));
    for (const tensor of shard) weightMap.set(tensor.name, name);
    written.push(name);
  }
  if (!isSingle) {
    const count = ({ dims }: StoredTensor): number => dims.reduce((product, dim) => product * dim, 1);
    const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
    const parameters = tensors.filter(({ name }) => !isBuffer(name) && !name.endsWith(int8Format.scaleSuffix));
    const index = {
      metadata: {
        total_parameters: sum(parameters.map(count)),
        total_size: sum(tensors.map(({ length }) => length)),
      },
      // An object that is assigned to would lose the name __proto__.
      weight_map: Object.fromEntries(weightMap),
    };
    await writer.write(indexName, [new TextEncoder().encode(toPythonJson(index))]);
    written.push(indexName);
  }
  const earlier = new RegExp(
    `^model${infix.replace(/[.*+?^$()[\]{}|\\]/g, '\\$&')}(-\\d{5}-of-\\d{5})?\\.safetensors$`,
  );
  const present = await writer.list();
  const isOurs = (name: string): boolean => earlier.test(name) || name === indexName;
  return {
    // A save that died leaves files under temporary names, too.
    stale: present.filter((name) => !written.includes(name) && isOurs(name.replace(temporaryPrefix, ''))),
    outdated: present.filter((name) => name === indexName && written.includes(name)),
  };
}
