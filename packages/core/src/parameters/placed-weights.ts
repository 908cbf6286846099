import type { StoredParameters } from './convert-parameters.js';
import type { LoadingInfo } from './loading-info.js';

/** Where all parameters of a model are, and what of them did not come from its checkpoint. */
export interface PlacedWeights extends StoredParameters {
  readonly loadingInfo: LoadingInfo;
}
