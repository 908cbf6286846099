import type { JsonObject, JsonValue } from '@automodel/core';
import { SettingProblem } from './setting-problem.js';

/**
 * One number per colour channel: red, green, blue; a single number stands for all three.
 * @throws {SettingProblem} if a setting is something else.
 */
export function readChannelValues(settings: JsonObject, field: string): readonly number[] {
  const value = settings[field];
  const values: JsonValue | undefined = typeof value === 'number' ? [value, value, value] : value;
  if (Array.isArray(values) && values.length === 3 && values.every((one) => typeof one === 'number')) return values;
  throw new SettingProblem(settings, field, 'channels');
}
