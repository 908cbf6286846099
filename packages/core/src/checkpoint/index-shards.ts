import { type ByteSource, InvalidCheckpointError, MissingFileError, type Source } from '@automodel/contracts';
import { describeJson } from '../json/describe-json.js';
import { isJsonObject } from '../json/is-json-object.js';
import type { JsonObject } from '../json/json-value.js';
import { parseJsonFile } from '../json/parse-json-file.js';
import { repeatedMembers } from '../json/repeated-members.js';
import type { CheckpointTensor } from './checkpoint-tensor.js';
import { isInt8 } from './int8-format.js';
import { pairInt8Weights } from './pair-int8-weights.js';
import { readSafetensorsHeader } from './read-safetensors-header.js';

/**
 * Opens the shards that an index names, and puts them into `files`. Tensors of theirs that it does not name are left alone.
 * @param bytes of the index.
 * @throws {MissingFileError} if a shard is missing.
 * @throws {InvalidCheckpointError} if the index is broken.
 */
export async function indexShards(
  source: Source,
  index: string,
  bytes: Uint8Array,
  files: Map<string, ByteSource>,
  signal: AbortSignal | undefined,
): Promise<Map<string, CheckpointTensor>> {
  const json = await parseJsonFile(bytes, index);
  const weightMap = readWeightMap(index, json, repeatedMembers(new TextDecoder().decode(bytes), 2));
  const tensors = new Map<string, CheckpointTensor>();
  const homes = new Map(weightMap);
  let hasInt8 = false;
  for (const shard of new Set(weightMap.values())) {
    const file = await source.open(shard, { signal });
    if (file === undefined) {
      if (source.incomplete !== undefined) throw source.incomplete;
      throw new MissingFileError({
        file: `"${shard}"`,
        location: source.location,
        present: await source.list({ signal }),
        remedy: `${index} names it: download or copy the shard too.`,
      });
    }
    files.set(shard, file);
    const header = await readSafetensorsHeader(file, `${source.location}/${shard}`, signal);
    hasInt8 ||= isInt8(header.metadata);
    for (const tensor of header.tensors) {
      const home = homes.get(tensor.name) ?? shard;
      homes.set(tensor.name, home);
      if (home !== shard) {
        throw new InvalidCheckpointError({
          file: index,
          problem: weightMap.has(tensor.name)
            ? `it says that "${home}" has the tensor "${tensor.name}", but "${shard}" has one of that name too`
            : `it does not name the tensor "${tensor.name}", which both "${home}" and "${shard}" have`,
          remedy: 'Download or copy the index and its shards again, all of one revision.',
        });
      }
      if (weightMap.has(tensor.name)) tensors.set(tensor.name, { ...tensor, file: shard });
    }
  }
  const absent = [...weightMap.keys()].find((name) => !tensors.has(name));
  if (absent !== undefined) {
    throw new InvalidCheckpointError({
      file: index,
      problem: `it says that "${weightMap.get(absent)}" has the tensor "${absent}", but that file does not have it`,
      remedy: 'Download or copy the index and its shards again, all of one revision.',
    });
  }
  checkTotalSize(
    index,
    json,
    [...weightMap.keys()].map((name) => tensors.get(name)?.length ?? 0),
  );
  return hasInt8 ? pairInt8Weights(tensors) : tensors;
}

function checkTotalSize(index: string, json: JsonObject, lengths: readonly number[]): void {
  const claimed = isJsonObject(json.metadata) ? json.metadata.total_size : undefined;
  if (claimed === undefined || claimed === null) return;
  const total = lengths.reduce((sum, length) => sum + length, 0);
  if (claimed === total) return;
  throw new InvalidCheckpointError({
    file: index,
    problem: `its total_size is ${describeJson(claimed)}, but the tensors that it names have ${total} bytes`,
    remedy: 'Download or copy the index and its shards again, all of one revision.',
  });
}

function readWeightMap(index: string, json: JsonObject, repeated: readonly (readonly string[])[]): Map<string, string> {
  const fail = (problem: string): never => {
    throw new InvalidCheckpointError({
      file: index,
      problem,
      remedy: 'Save the checkpoint again or download it again.',
    });
  };
  const weightMap = json.weight_map;
  if (!isJsonObject(weightMap)) return fail('it has no "weight_map" object');
  const twice = repeated.find(([name]) => name === 'weight_map');
  if (twice !== undefined) {
    const [, tensor] = twice;
    fail(tensor === undefined ? 'it has two weight_map objects' : `it names a shard for the tensor "${tensor}" twice`);
  }
  return new Map(
    Object.entries(weightMap).map(([name, shard]) => {
      if (typeof shard !== 'string') return fail(`the shard of "${name}" is ${describeJson(shard)}`);
      // An address such as https: or a drive such as C: is no place inside the checkpoint either.
      if (shard.split(/[\\/]/).includes('..') || /^([\\/]|[a-z][a-z\d+.-]*:)/i.test(shard)) {
        fail(`the shard of "${name}" is "${shard}", which lies outside the checkpoint`);
      }
      // Control characters and halves of surrogate pairs.
      if (/[\p{Cc}\p{Cs}]/u.test(shard)) {
        fail(`the shard of "${name}" is ${describeJson(shard)}, which is no file name`);
      }
      if (!shard.endsWith('.safetensors')) {
        fail(`the shard of "${name}" is "${shard}", which is no .safetensors file`);
      }
      return [name, shard];
    }),
  );
}
