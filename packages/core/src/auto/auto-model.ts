import { type BaseModelOutputs, baseModelOutputs } from '../model/standard-outputs.js';
import { type AutoModelClass, autoModelClass } from './auto-model-class.js';

/** Base models without a head: `lastHiddenState` and `poolerOutput`. */
export const AutoModel: AutoModelClass<BaseModelOutputs> = autoModelClass(
  'base',
  baseModelOutputs,
  (heads) => heads.base,
);
