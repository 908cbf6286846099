import type { JsonObject } from '@automodel/core';
import { SettingProblem } from './setting-problem.js';

/**
 * One of a few words.
 * @throws {SettingProblem} if a setting is none of them.
 */
export function readChoice<Name extends string>(settings: JsonObject, field: string, names: readonly Name[]): Name {
  const found = names.find((name) => name === settings[field]);
  if (found !== undefined) return found;
  throw new SettingProblem(settings, field, 'choice', names);
}
