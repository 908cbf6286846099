import { isConfig } from '../config/is-config.js';
import { loadModelFunction } from '../model/load-model-function.js';
import { type LoadOptions, loadOptionNames } from '../model/load-options.js';
import { type BackboneOutputs, backboneOutputs } from '../model/standard-outputs.js';
import { rejectUnknownOptions } from '../options/reject-unknown-options.js';
import type { SourceInput } from '../sources/resolve-source.js';
import { type AutoModelClass, autoModelClass } from './auto-model-class.js';

/** Options of `AutoBackbone.fromPretrained`. */
export interface LoadBackboneOptions extends LoadOptions {
  /** The stages that give feature maps, by name and in their order. @default the config's `out_features` */
  readonly outFeatures?: readonly string[] | undefined;
  /** The same by index; negative ones count from the end. @default the config's `out_indices` */
  readonly outIndices?: readonly number[] | undefined;
}

const plain: AutoModelClass<BackboneOutputs> = autoModelClass('backbone', backboneOutputs, (heads) => heads.backbone);

/** Backbones: `featureMaps`, one per stage in the config's `out_features`; `model.channels` says how many channels each has. */
export const AutoBackbone: AutoModelClass<BackboneOutputs, LoadBackboneOptions> = {
  ...plain,
  fromPretrained: loadModelFunction(async (source: SourceInput, options: LoadBackboneOptions = {}) => {
    await rejectUnknownOptions(options, [...loadOptionNames, 'outFeatures', 'outIndices']);
    const { outFeatures, outIndices, config = {}, ...others } = options;
    const stages = {
      ...(outFeatures === undefined ? {} : { out_features: outFeatures }),
      ...(outIndices === undefined ? {} : { out_indices: outIndices }),
    };
    const chosen = isConfig(config) ? config.with(stages) : { ...config, ...stages };
    return plain.fromPretrained(source, { ...others, config: chosen });
  }),
};
