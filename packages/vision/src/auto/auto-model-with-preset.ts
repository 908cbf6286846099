import type { AutoModelClass, OutputTable } from '@automodel/core';
import { presetOptions } from '../preset-options.js';

/** An Auto class that finds the plugins of the preset too. */
export function autoModelWithPreset<Table extends OutputTable>(
  autoClass: AutoModelClass<Table>,
): AutoModelClass<Table> {
  return {
    ...autoClass,
    fromPretrained: (source, options) => autoClass.fromPretrained(source, presetOptions(options)),
    fromConfig: (config, options) => autoClass.fromConfig(config, presetOptions(options)),
  };
}
