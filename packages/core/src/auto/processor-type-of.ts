import type { JsonObject } from '../json/json-value.js';

/**
 * The type that settings name, in its present form: old files say `…FeatureExtractor` (also as `image_processor_type`, seen
 * in fine-tuned ResNets), others name an implementation (`…Fast`, `…Pil`) of the same processor.
 */
export function processorTypeOf(settings: JsonObject): string | undefined {
  const named = settings.image_processor_type ?? settings.feature_extractor_type;
  if (typeof named !== 'string') return undefined;
  return named.replace(/(Fast|Pil)$/, '').replace(/FeatureExtractor$/, 'ImageProcessor');
}
