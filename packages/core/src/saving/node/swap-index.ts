import { randomUUID } from 'node:crypto';
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { isJsonObject } from '../../json/is-json-object.js';
import type { JsonValue } from '../../json/json-value.js';

/**
 * Swaps an index and the shards that it names in one step: an index over the shards under their temporary names goes first, then they get a second
 * name, which is theirs, and then the index over these. Whoever opens the directory meanwhile, or after a death in between, finds the new shards.
 * @param temporary path by name of what was written, the index among them; what has been swapped is taken out.
 * @returns whether it has been done: some file systems have no hard links.
 */
export async function swapIndex(directory: string, index: string, temporary: Map<string, string>): Promise<boolean> {
  const path = temporary.get(index);
  if (path === undefined) return false;
  const json: JsonValue = JSON.parse(await readFile(path, 'utf8'));
  if (!isJsonObject(json) || !isJsonObject(json.weight_map)) return false;
  const named = new Set(Object.values(json.weight_map));
  const shards = [...temporary].filter(([name]) => named.has(name));
  const second = new Map(shards.map(([name]) => [name, join(directory, `.${randomUUID()}.${name}`)]));
  try {
    for (const [name, shard] of shards) await link(shard, second.get(name) ?? '');
  } catch {
    for (const link of second.values()) await rm(link, { force: true });
    return false;
  }
  const paths = new Map(shards.map(([name, shard]) => [name, basename(shard)]));
  const places = Object.entries(json.weight_map).map(([tensor, shard]) => [tensor, paths.get(String(shard)) ?? shard]);
  const interim = join(directory, `.${randomUUID()}.${index}`);
  await writeFile(interim, JSON.stringify({ ...json, weight_map: Object.fromEntries(places) }), { flush: true });
  // From here on they are read under these names: an error must not take them away.
  for (const name of [index, ...second.keys()]) temporary.delete(name);
  await rename(interim, join(directory, index));
  for (const [name, link] of second) await rename(link, join(directory, name));
  await rename(path, join(directory, index));
  for (const [, shard] of shards) await rm(shard, { force: true });
  return true;
}
