import type { Registry, Source } from '@automodel/contracts';
import { isConfig } from '../config/is-config.js';
import type { PreTrainedConfig } from '../config/pre-trained-config.js';
import type { JsonObject } from '../json/json-value.js';
import { findPlugin } from '../plugins/find-plugin.js';
import { findPlugins } from '../plugins/find-plugins.js';
import type { ReadGraph } from '../plugins/graph-reader-plugin.js';
import { readJsonFile } from '../sources/read-json-file.js';
import { configFile, modelTypeOf } from './load-config.js';

export interface FindReadGraphOptions {
  readonly variant?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** The graph of a checkpoint with the fields of its config.json, which are empty where it has none. */
export interface FoundGraph extends ReadGraph {
  readonly fields: JsonObject;
}

/**
 * The graph that a checkpoint brings along, if no model class can read it: it has no safetensors, or nobody registered its model type.
 * Undefined if one can, and where no reader finds a graph.
 */
export async function findReadGraph(
  source: Source,
  registry: Registry,
  config: JsonObject | PreTrainedConfig | undefined,
  { variant, signal }: FindReadGraphOptions,
): Promise<FoundGraph | undefined> {
  const { fields = {} } = (await readJsonFile(source, configFile, signal)) ?? {};
  const given = config === undefined ? {} : isConfig(config) ? config.toJSON() : config;
  const isKnown = isRegistered({ ...fields, ...given }, registry);
  if (isKnown && (await hasSafetensors(source, variant, signal))) return undefined;
  for (const reader of findPlugins(registry, 'graph-reader')) {
    const graph = await reader.readGraph(source, { signal });
    if (graph !== undefined) return { ...graph, fields };
  }
  return undefined;
}

function isRegistered(fields: JsonObject, registry: Registry): boolean {
  const isNamed = typeof fields.model_type === 'string' || fields.pretrained_cfg !== undefined;
  const modelType = isNamed ? modelTypeOf(fields, registry) : undefined;
  return modelType !== undefined && findPlugin(registry, 'model', modelType) !== undefined;
}

async function hasSafetensors(source: Source, variant?: string, signal?: AbortSignal): Promise<boolean> {
  const infix = variant === undefined ? '' : `.${variant}`;
  for (const name of [`model${infix}.safetensors`, `model.safetensors.index${infix}.json`]) {
    const file = await source.open(name, { signal });
    await file?.close();
    if (file !== undefined) return true;
  }
  return false;
}
