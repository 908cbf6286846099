import { InvalidConfigError, MissingFileError, type Registry, type Source } from '@automodel/contracts';
import { isConfig } from '../config/is-config.js';
import { mergeConfigFields } from '../config/merge-config-fields.js';
import type { PreTrainedConfig } from '../config/pre-trained-config.js';
import { describeJson } from '../json/describe-json.js';
import type { JsonObject } from '../json/json-value.js';
import { parseJsonObject } from '../json/parse-json-object.js';
import { findModel } from '../plugins/find-model.js';
import type { ModelPlugin } from '../plugins/model-plugin.js';
import { recognizeModelType } from '../plugins/recognize-model-type.js';
import { readFile } from '../sources/read-file.js';

export const configFile = 'config.json';

/** A config together with the plugin of its model type. */
export interface LoadedConfig {
  readonly plugin: ModelPlugin;
  readonly config: PreTrainedConfig;
}

/**
 * The fields of a checkpoint's config.json.
 * @throws {MissingFileError} if there is no config.json.
 * @throws {InvalidConfigError} if it is not a JSON object.
 */
export async function readConfigFields(source: Source, signal?: AbortSignal): Promise<JsonObject> {
  const bytes = await readFile(source, configFile, signal);
  if (bytes !== undefined) return parseJsonObject(bytes, `${source.location}/${configFile}`);
  throw new MissingFileError({
    file: `"${configFile}"`,
    location: source.location,
    present: await source.list({ signal }),
    remedy: 'Pass a directory saved by save_pretrained: config.json says which model it is.',
  });
}

/**
 * The `model_type` of a config; where it has none, that of the plugin that recognizes it. timm's files have none but a
 * `pretrained_cfg`: their type is known without a plugin, so that the error can name the package.
 * @param location where the checkpoint is; undefined for a config that comes from none.
 */
export function modelTypeOf(fields: JsonObject, location: string | undefined, registry: Registry): string {
  if (typeof fields.model_type === 'string' && fields.model_type !== '') return fields.model_type;
  const recognized = fields.model_type === undefined ? recognizeModelType(registry, fields) : undefined;
  if (recognized !== undefined) return recognized;
  if (fields.pretrained_cfg !== undefined) return 'timm_wrapper';
  throw new InvalidConfigError({
    file: location === undefined ? 'The config' : `${location}/${configFile}`,
    field: 'model_type',
    value: fields.model_type,
    problem:
      fields.model_type === undefined
        ? 'is missing'
        : `is ${describeJson(fields.model_type)}, but must be the name of a model type`,
    remedy: 'Add the model type, for example "model_type": "resnet".',
  });
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
  const fields = await readConfigFields(source, signal);
  const plugin = await pluginOf(mergeConfigFields(fields, override), source.location, registry);
  const config = new plugin.config(fields, `${source.location}/${configFile}`);
  return { plugin, config: Object.keys(override).length === 0 ? config : config.with(override) };
}

/** The plugin of a config's model type. */
export async function pluginOf(
  fields: JsonObject,
  location: string | undefined,
  registry: Registry,
): Promise<ModelPlugin> {
  const modelType = modelTypeOf(fields, location, registry);
  const plugin = findModel(registry, modelType);
  if (plugin !== undefined) return plugin;
  const { unknownModelType } = await import('./unknown-model-type.js');
  throw unknownModelType(modelType, location, registry, fields);
}
