import type { JsonObject } from '@automodel/core';
import { SettingProblem } from './setting-problem.js';

/** @throws {SettingProblem} if a setting is no number above 0. */
export function readPositiveNumber(settings: JsonObject, field: string): number {
  const value = settings[field];
  if (typeof value === 'number' && value > 0 && value < Infinity) return value;
  throw new SettingProblem(settings, field, 'positive');
}
