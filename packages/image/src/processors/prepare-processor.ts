import type { JsonObject } from '@automodel/core';
import type { ImageProcessorDefinition, PreparedProcessor } from './image-processor-definition.js';
import { readChoice } from './settings/read-choice.js';

/**
 * What a processor does with such settings.
 * @throws {SettingProblem} if one cannot be used.
 */
export function prepareProcessor(definition: ImageProcessorDefinition, settings: JsonObject): PreparedProcessor {
  return definition.prepare(settings, readChoice(settings, 'backend', definition.backends));
}
