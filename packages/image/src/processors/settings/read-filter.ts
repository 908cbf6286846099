import type { JsonObject } from '@automodel/core';
import { filtersByNumber, type ResamplingFilter } from '../../resize/resampling-filter.js';
import type { ResizeBackend } from '../../resize/resize-backend.js';
import { SettingProblem } from './setting-problem.js';

/** What Transformers takes with torchvision for each number: with a warning bicubic for lanczos, and nothing for box and hamming. */
const torchvisionFilters: readonly ResamplingFilter[] = ['nearest', 'bicubic', 'bilinear', 'bicubic'];

/**
 * A resampling filter by its number, as a backend has it.
 * @throws {SettingProblem} if the backend has none of that number.
 */
export function readFilter(settings: JsonObject, field: string, backend: ResizeBackend): ResamplingFilter {
  const value = settings[field];
  const filters = backend === 'pil' ? filtersByNumber : torchvisionFilters;
  const filter = typeof value === 'number' ? filters[value] : undefined;
  if (filter !== undefined) return filter;
  throw new SettingProblem(settings, field, 'filter');
}
