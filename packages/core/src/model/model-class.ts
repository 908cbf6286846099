import { readConfigFile } from '../auto/load-config.js';
import { isConfig } from '../config/is-config.js';
import type { ConfigClass, PreTrainedConfig } from '../config/pre-trained-config.js';
import { rejectUnknownOptions } from '../options/reject-unknown-options.js';
import { registryOf } from '../plugins/registry-options.js';
import { freshModel, loadModel } from './load-model.js';
import type { LoadModelFunction } from './load-model-function.js';
import { type ModelOptions, modelOptionNames } from './load-options.js';
import { loadWithOptions } from './load-with-options.js';
import type { ModelHead } from './model-head.js';
import type { OutputTable } from './output-table.js';
import type { PreTrainedModel } from './pre-trained-model.js';

/** A model class that can be used without an Auto class, such as `ResNetForImageClassification`. */
export interface ModelClass<Table extends OutputTable, Config extends PreTrainedConfig>
  extends ModelHead<Table, Config> {
  /** Loads the weights of a checkpoint into this class, whatever class they were saved from. */
  readonly fromPretrained: LoadModelFunction<Table>;
  /** Makes a model with fresh weights, all of them from the seed. */
  fromConfig(config: Config, options?: ModelOptions): Promise<PreTrainedModel<Table>>;
}

/** Makes a model class from its config class and its head. */
export function modelClass<Table extends OutputTable, Config extends PreTrainedConfig>(
  configClass: ConfigClass<Config>,
  head: ModelHead<Table, Config>,
): ModelClass<Table, Config> {
  return {
    ...head,
    fromPretrained: loadWithOptions(async (source, registry, options) => {
      const { config: override = {}, signal } = options;
      let config = override;
      if (!isConfig(config)) {
        const { fields, file } = await readConfigFile(source, signal);
        config = new configClass(fields, file).with(config);
      }
      return loadModel({ head, config, registry }, source, options);
    }),
    async fromConfig(config: Config, options: ModelOptions = {}): Promise<PreTrainedModel<Table>> {
      await rejectUnknownOptions(options, modelOptionNames);
      return freshModel({ head, config, registry: registryOf(options) }, options);
    },
  };
}
