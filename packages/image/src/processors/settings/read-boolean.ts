import type { JsonObject } from '@automodel/core';
import { SettingProblem } from './setting-problem.js';

/** @throws {SettingProblem} if a setting is neither true nor false. */
export function readBoolean(settings: JsonObject, field: string): boolean {
  const value = settings[field];
  if (typeof value === 'boolean') return value;
  throw new SettingProblem(settings, field, 'boolean');
}
