import type { JsonValue } from './json-value.js';

const maximumLength = 100;

/** A value of a JSON file as an error message shows it: as JSON, cut off where it is long. */
export function describeJson(value: JsonValue | undefined): string {
  if (value === undefined) return 'missing';
  const text = typeof value === 'number' ? String(value) : stringify(value);
  return text.length > maximumLength ? `${text.slice(0, maximumLength)}…` : text;
}

function stringify(value: JsonValue): string {
  try {
    return JSON.stringify(value);
  } catch {
    // A file may nest so deep that JSON.stringify runs out of stack, although JSON.parse did not.
    return Array.isArray(value) ? 'a deeply nested array' : 'a deeply nested object';
  }
}
