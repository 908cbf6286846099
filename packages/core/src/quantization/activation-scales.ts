import { InvalidCheckpointError } from '@automodel/contracts';
import type { PreTrainedConfig } from '../config/pre-trained-config.js';
import { isJsonObject } from '../json/is-json-object.js';

/**
 * The scales with which values of a model's graph are quantized, by their names in the graph; none where the config does not quantize
 * activations, or does so for another model class, whose graph has other names.
 * @throws {InvalidCheckpointError} if a scale is no positive number.
 */
export function activationScales(config: PreTrainedConfig, className: string): ReadonlyMap<string, number> {
  const { quantization_config: quantization } = config.toJSON();
  const activations = isJsonObject(quantization) ? quantization.activations : undefined;
  if (!isJsonObject(activations) || activations.model_class !== className || !isJsonObject(activations.scales)) {
    return new Map();
  }
  return new Map(
    Object.entries(activations.scales).map(([name, scale]) => {
      if (typeof scale === 'number' && scale > 0 && Number.isFinite(scale)) return [name, scale];
      throw new InvalidCheckpointError({
        file: 'config.json',
        problem: `the scale of "${name}" in quantization_config.activations is ${JSON.stringify(scale)}, not a positive number`,
        remedy: 'Quantize the model again: automodel quantize DIR --calibrate IMAGES -o NEW_DIR.',
      });
    }),
  );
}
