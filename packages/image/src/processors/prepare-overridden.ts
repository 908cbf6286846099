import { InvalidOptionError, type JsonObject, nearestNames } from '@automodel/core';
import { loadFailures } from '../failures/load-failures.js';
import type { ImageProcessorDefinition, PreparedProcessor } from './image-processor-definition.js';
import { overrideSettings } from './override-settings.js';
import { prepareProcessor } from './prepare-processor.js';

/**
 * What a processor does with settings that one call overrides.
 * @throws {InvalidOptionError} if it has no such setting.
 * @throws {InvalidConfigError} if a setting cannot be used.
 */
export async function prepareOverridden(
  definition: ImageProcessorDefinition,
  settings: JsonObject,
  overrides: JsonObject,
): Promise<PreparedProcessor> {
  const known = Object.keys(settings);
  for (const option of Object.keys(overrides)) {
    if (known.includes(option)) continue;
    throw new InvalidOptionError({
      option,
      value: overrides[option],
      problem: `${definition.type} has no such setting`,
      remedy: `Settings have Python's names; the nearest are ${nearestNames(option, known, 3).join(', ')}.`,
    });
  }
  try {
    return prepareProcessor(definition, overrideSettings(definition, settings, overrides));
  } catch (thrown) {
    throw (await loadFailures()).settingError(thrown, 'The override of this call');
  }
}
