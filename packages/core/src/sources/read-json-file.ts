import type { Source } from '@automodel/contracts';
import type { JsonObject } from '../json/json-value.js';
import { parseJsonFile } from '../json/parse-json-file.js';
import { readFile } from './read-file.js';

/** A JSON file that holds an object. */
export interface JsonFile {
  readonly fields: JsonObject;
  /** Its name with its place, for errors. */
  readonly file: string;
}

/**
 * Reads a JSON file that holds an object; undefined if there is no such file.
 * @throws {InvalidConfigError} if it is no JSON object.
 */
export async function readJsonFile(source: Source, name: string, signal?: AbortSignal): Promise<JsonFile | undefined> {
  const bytes = await readFile(source, name, signal);
  const file = `${source.location}/${name}`;
  return bytes && { fields: await parseJsonFile(bytes, file), file };
}
