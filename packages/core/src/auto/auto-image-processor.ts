import { globalRegistry, type RegisterOptions } from '@automodel/contracts';
import { loadFailures } from '../failures/load-failures.js';
import type { ImageProcessorPlugin } from '../image-processing/image-processor-plugin.js';
import { readProcessorSettings } from '../image-processing/read-processor-settings.js';
import { type SavableImageProcessor, savableImageProcessor } from '../image-processing/savable-image-processor.js';
import type { JsonObject } from '../json/json-value.js';
import { loadRareLoads } from '../model/rare-loads/load-rare-loads.js';
import { rejectUnknownOptions } from '../options/reject-unknown-options.js';
import { findPlugin } from '../plugins/find-plugin.js';
import { type RegistryOptions, registryOf } from '../plugins/registry-options.js';
import { resolveSource, type SourceInput } from '../sources/resolve-source.js';
import { type SourceOptions, sourceOptionNames } from '../sources/source-options.js';
import { processorTypeOf } from './processor-type-of.js';

export interface LoadImageProcessorOptions extends RegistryOptions, SourceOptions {
  /** Settings that replace some of the file's, with Python's names. */
  readonly settings?: JsonObject | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Image processors, by `preprocessor_config.json`, or timm's by `config.json`. */
export interface AutoImageProcessorClass {
  /**
   * Loads the image processor of a checkpoint.
   * @throws {MissingFileError} if there is no preprocessor_config.json, and config.json is not timm's.
   * @throws {UnknownImageProcessorError} if nobody registered its type.
   */
  fromPretrained(source: SourceInput, options?: LoadImageProcessorOptions): Promise<SavableImageProcessor>;
  /** Registers an image processor, in the registry that all share. */
  register(imageProcessor: ImageProcessorPlugin, options?: RegisterOptions): void;
}

export const AutoImageProcessor: AutoImageProcessorClass = {
  async fromPretrained(input: SourceInput, options: LoadImageProcessorOptions = {}): Promise<SavableImageProcessor> {
    await rejectUnknownOptions(options, [...sourceOptionNames, 'registry', 'settings', 'signal', 'use']);
    const source = await resolveSource(input, options);
    const registry = registryOf(options);
    const { fields, file } = await readProcessorSettings(source, options.signal);
    const overrides = Object.entries(options.settings ?? {}).filter(([, value]) => value !== undefined);
    const settings = { ...fields, ...Object.fromEntries(overrides) };
    const type =
      processorTypeOf(settings) ??
      (await (await loadRareLoads()).processorTypeOfConfig(source, registry, options.signal));
    const plugin = type === undefined ? undefined : findPlugin(registry, 'image-processor', type);
    if (plugin === undefined) throw (await loadFailures()).unknownImageProcessor(type, source.location, registry);
    return savableImageProcessor(await plugin.create(settings, file));
  },
  register(imageProcessor: ImageProcessorPlugin, options?: RegisterOptions): void {
    globalRegistry().register(imageProcessor, options);
  },
};
