import type { JsonObject } from '@automodel/core';
import type { ImageProcessorDefinition } from './image-processor-definition.js';

/** Settings with others on top; Python takes None for "not given". */
export function overrideSettings(
  definition: ImageProcessorDefinition,
  settings: JsonObject,
  overrides: JsonObject,
): JsonObject {
  const given = Object.entries(definition.standardize(overrides));
  return {
    ...settings,
    ...Object.fromEntries(given.map(([field, value]) => [field, value ?? settings[field] ?? value])),
  };
}
