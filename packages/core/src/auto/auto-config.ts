import { globalRegistry, type RegisterOptions } from '@automodel/contracts';
import type { PreTrainedConfig } from '../config/pre-trained-config.js';
import type { JsonObject } from '../json/json-value.js';
import { rejectUnknownOptions } from '../options/reject-unknown-options.js';
import { findPlugin } from '../plugins/find-plugin.js';
import type { ModelPlugin } from '../plugins/model-plugin.js';
import { type RegistryOptions, registryOf } from '../plugins/registry-options.js';
import { resolveSource, type SourceInput } from '../sources/resolve-source.js';
import { type SourceOptions, sourceOptionNames } from '../sources/source-options.js';
import { loadConfig } from './load-config.js';
import { unknownModelType } from './unknown-model-type.js';

export interface LoadConfigOptions extends RegistryOptions, SourceOptions {
  /** Fields that replace some of the file's, with Python's names. */
  readonly config?: JsonObject | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Configs by their `model_type`. */
export interface AutoConfigClass {
  /** Reads config.json of a checkpoint as its model type's own class. */
  fromPretrained(source: SourceInput, options?: LoadConfigOptions): Promise<PreTrainedConfig>;
  /** A config of a model type with Python's defaults, and some fields of one's own. */
  forModel(modelType: string, fields?: JsonObject, options?: RegistryOptions): PreTrainedConfig;
  /** Registers a model type for every Auto class, in the registry that all share. */
  register(model: ModelPlugin, options?: RegisterOptions): void;
}

export const AutoConfig: AutoConfigClass = {
  async fromPretrained(source: SourceInput, options: LoadConfigOptions = {}): Promise<PreTrainedConfig> {
    await rejectUnknownOptions(options, [...sourceOptionNames, 'config', 'registry', 'signal', 'use']);
    const files = await resolveSource(source, options);
    const { config } = await loadConfig(files, registryOf(options), options.config, options.signal);
    return config;
  },
  forModel(modelType: string, fields: JsonObject = {}, options: RegistryOptions = {}): PreTrainedConfig {
    const registry = registryOf(options);
    const plugin = findPlugin(registry, 'model', modelType);
    if (plugin === undefined) throw unknownModelType(modelType, undefined, registry);
    return new plugin.config(fields, 'AutoConfig.forModel');
  },
  register(model: ModelPlugin, options?: RegisterOptions): void {
    globalRegistry().register(model, options);
  },
};
