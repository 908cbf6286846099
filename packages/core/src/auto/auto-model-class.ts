import { globalRegistry, type RegisterOptions } from '@automodel/contracts';
import type { PreTrainedConfig } from '../config/pre-trained-config.js';
import { loadFailures } from '../failures/load-failures.js';
import { freshModel, loadModel } from '../model/load-model.js';
import type { LoadModelFunction } from '../model/load-model-function.js';
import { type LoadOptions, type ModelOptions, modelOptionNames } from '../model/load-options.js';
import { loadWithOptions } from '../model/load-with-options.js';
import type { ModelHead } from '../model/model-head.js';
import type { OutputTable } from '../model/output-table.js';
import type { PreTrainedModel } from '../model/pre-trained-model.js';
import { loadRareLoads } from '../model/rare-loads/load-rare-loads.js';
import { rejectUnknownOptions } from '../options/reject-unknown-options.js';
import { findPlugins } from '../plugins/find-plugins.js';
import type { ModelHeads, ModelPlugin } from '../plugins/model-plugin.js';
import { registryOf } from '../plugins/registry-options.js';
import { loadConfig, pluginOf } from './load-config.js';

/** A way to get models by their config's `model_type`, such as `AutoModelForImageClassification`. */
export interface AutoModelClass<Table extends OutputTable, Options extends LoadOptions = LoadOptions> {
  /** The class's name in Python. */
  readonly name: string;
  /**
   * Loads the model of a checkpoint: config.json says which class, model.safetensors has the weights.
   * @throws {AutomodelError} of the class that says what is wrong; nothing stays open or allocated.
   */
  readonly fromPretrained: LoadModelFunction<Table, Options>;
  /** Makes a model with fresh weights, all of them from the seed. */
  fromConfig(config: PreTrainedConfig, options?: ModelOptions): Promise<PreTrainedModel<Table>>;
  /** Registers a model type for every Auto class, in the registry that all share. */
  register(model: ModelPlugin, options?: RegisterOptions): void;
}

/** Which Auto class serves which entry of a model type's heads. */
const autoClassNames: Readonly<Record<keyof ModelHeads, string>> = {
  base: 'AutoModel',
  imageClassification: 'AutoModelForImageClassification',
  backbone: 'AutoBackbone',
};

/** Makes the Auto class that serves one entry of the heads. */
export function autoModelClass<Table extends OutputTable>(
  headName: keyof ModelHeads,
  outputs: Table,
  headOf: (heads: ModelHeads) => ModelHead<Table> | undefined,
): AutoModelClass<Table> {
  const name = autoClassNames[headName];

  const requireHead = async (plugin: ModelPlugin): Promise<ModelHead<Table>> => {
    const head = headOf(plugin.heads);
    if (head === undefined) throw (await loadFailures()).unsupportedHead(plugin, name, autoClassNames);
    return head;
  };

  return {
    name,
    fromPretrained: loadWithOptions(async (source, registry, options) => {
      // Apps without such plugins load none of its code.
      if (findPlugins(registry, 'graph-reader').length > 0) {
        const loaded = await loadRareLoads();
        const model = await loaded.loadByGraphReader(name, outputs, source, registry, options);
        if (model !== undefined) return model;
      }
      const { plugin, config } = await loadConfig(source, registry, options.config, options.signal);
      return loadModel({ head: await requireHead(plugin), config, registry }, source, options);
    }),
    async fromConfig(config: PreTrainedConfig, options: ModelOptions = {}): Promise<PreTrainedModel<Table>> {
      await rejectUnknownOptions(options, modelOptionNames);
      const registry = registryOf(options);
      const plugin = await pluginOf(config.toJSON(), undefined, registry);
      return freshModel({ head: await requireHead(plugin), config, registry }, options);
    },
    register(model: ModelPlugin, options?: RegisterOptions): void {
      globalRegistry().register(model, options);
    },
  };
}
