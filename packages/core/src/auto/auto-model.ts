import type { BaseModelOutputs } from '../model/standard-outputs.js';
import { type AutoModelClass, autoModelClass } from './auto-model-class.js';

/** Base models without a head: `lastHiddenState` and `poolerOutput`. */
export const AutoModel: AutoModelClass<BaseModelOutputs> = autoModelClass('base', (heads) => heads.base);
