import type { Registry, Source } from '@automodel/contracts';
import { isConfig } from '../config/is-config.js';
import { mergeConfigFields } from '../config/merge-config-fields.js';
import type { PreTrainedConfig } from '../config/pre-trained-config.js';
import { loadFailures } from '../failures/load-failures.js';
import type { JsonObject } from '../json/json-value.js';
import { findPlugin } from '../plugins/find-plugin.js';
import type { ModelPlugin } from '../plugins/model-plugin.js';
import { recognizeModelType } from '../plugins/recognize-model-type.js';
import { type JsonFile, readJsonFile } from '../sources/read-json-file.js';

export const configFile = 'config.json';

/** A config together with the plugin of its model type. */
export interface LoadedConfig {
  readonly plugin: ModelPlugin;
  readonly config: PreTrainedConfig;
}

/**
 * A checkpoint's config.json.
 * @throws {MissingFileError} if there is no config.json.
 * @throws {InvalidConfigError} if it is not a JSON object.
 */
export async function readConfigFile(source: Source, signal?: AbortSignal): Promise<JsonFile> {
  const config = await readJsonFile(source, configFile, signal);
  if (config !== undefined) return config;
  throw await (await loadFailures()).missingConfig(source, signal);
}

/**
 * The `model_type` of a config; where it has none, that of the plugin that recognizes it. timm's files have none but a
 * `pretrained_cfg`: their type is known without a plugin, so that the error can name the package.
 * @returns undefined if nothing says of which type it is.
 */
export function modelTypeOf(fields: JsonObject, registry: Registry): string | undefined {
  if (typeof fields.model_type === 'string' && fields.model_type !== '') return fields.model_type;
  const recognized = fields.model_type === undefined ? recognizeModelType(registry, fields) : undefined;
  if (recognized !== undefined) return recognized;
  return fields.pretrained_cfg === undefined ? undefined : 'timm_wrapper';
}

/**
 * The config of a source as its model type's own class, with the overrides of the call.
 * @throws {UnknownModelTypeError} if nobody registered the model type.
 */
export async function loadConfig(
  source: Source,
  registry: Registry,
  override: JsonObject | PreTrainedConfig = {},
  signal?: AbortSignal,
): Promise<LoadedConfig> {
  if (isConfig(override)) {
    return { plugin: await pluginOf(override.toJSON(), undefined, registry), config: override };
  }
  const { fields, file } = await readConfigFile(source, signal);
  const plugin = await pluginOf(mergeConfigFields(fields, override), source.location, registry);
  const config = new plugin.config(fields, file);
  return { plugin, config: Object.keys(override).length === 0 ? config : config.with(override) };
}

/**
 * The plugin of a config's model type.
 * @param location where the checkpoint is; undefined for a config that comes from none.
 */
export async function pluginOf(
  fields: JsonObject,
  location: string | undefined,
  registry: Registry,
): Promise<ModelPlugin> {
  const modelType = modelTypeOf(fields, registry);
  const plugin = modelType === undefined ? undefined : findPlugin(registry, 'model', modelType);
  if (plugin !== undefined) return plugin;
  const failures = await loadFailures();
  throw modelType === undefined
    ? failures.noModelType(fields, location)
    : failures.unknownModelType(modelType, location, registry, fields);
}
