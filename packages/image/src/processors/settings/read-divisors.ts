import type { JsonObject } from '@automodel/core';
import { readChannelValues } from './read-channel-values.js';
import { SettingProblem } from './setting-problem.js';

/**
 * As `readChannelValues`, without 0.
 * @throws {SettingProblem} if a setting is something else.
 */
export function readDivisors(settings: JsonObject, field: string): readonly number[] {
  const values = readChannelValues(settings, field);
  if (!values.includes(0)) return values;
  throw new SettingProblem(settings, field, 'zero');
}
