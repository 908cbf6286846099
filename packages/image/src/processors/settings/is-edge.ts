import type { JsonValue } from '@automodel/core';

/** Whether a value is a length in pixels. */
export function isEdge(value: JsonValue | undefined): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value > 0;
}
