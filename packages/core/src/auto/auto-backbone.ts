import type { BackboneOutputs } from '../model/standard-outputs.js';
import { type AutoModelClass, autoModelClass } from './auto-model-class.js';

/** Backbones: `featureMaps`, one per stage in the config's `out_features`. */
export const AutoBackbone: AutoModelClass<BackboneOutputs> = autoModelClass('backbone', (heads) => heads.backbone);
