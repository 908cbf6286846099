import { type AutoModelClass, type LoadOptions, loadModelFunction, type OutputTable } from '@automodel/core';
import { presetOptions } from '../preset-options.js';

/** An Auto class that finds the plugins of the preset too. */
export function autoModelWithPreset<Table extends OutputTable, Options extends LoadOptions>(
  autoClass: AutoModelClass<Table, Options>,
): AutoModelClass<Table, Options> {
  return {
    ...autoClass,
    fromPretrained: loadModelFunction((source, options: Options | undefined) =>
      autoClass.fromPretrained(source, presetOptions(options)),
    ),
    fromConfig: (config, options) => autoClass.fromConfig(config, presetOptions(options)),
  };
}
