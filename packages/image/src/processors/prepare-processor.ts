import type { JsonObject } from '@automodel/core';
import type { ImageProcessorDefinition, PreparedProcessor } from './image-processor-definition.js';
import { SettingsReader } from './settings-reader.js';

/**
 * What a processor does with such settings.
 * @param file names their origin in errors.
 * @throws {InvalidConfigError} if one cannot be used.
 */
export function prepareProcessor(
  definition: ImageProcessorDefinition,
  settings: JsonObject,
  file: string,
): PreparedProcessor {
  const reader = new SettingsReader(settings, file);
  return definition.prepare(reader, reader.choice('backend', definition.backends));
}
