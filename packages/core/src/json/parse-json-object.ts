import { InvalidConfigError } from '@automodel/contracts';
import type { JsonObject, JsonValue } from './json-value.js';

// JSON has no infinities; Transformers writes them as {"__float__": "Infinity"}.
const specialFloats: Readonly<Record<string, number>> = { Infinity: Infinity, '-Infinity': -Infinity, NaN: Number.NaN };

function reviveSpecialFloat(_key: string, value: unknown): unknown {
  if (value !== null && typeof value === 'object' && '__float__' in value && typeof value.__float__ === 'string') {
    return specialFloats[value.__float__] ?? value;
  }
  return value;
}

/** Whether a JSON value is an object, not an array. */
export function isJsonObject(value: JsonValue | undefined): value is JsonObject {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

/**
 * Parses the bytes of a JSON file that must hold an object; Python's special floats come back as numbers.
 * @throws {InvalidConfigError} that says what the file looks like instead.
 */
export function parseJsonObject(bytes: Uint8Array, file: string): JsonObject {
  const text = new TextDecoder().decode(bytes);
  const fail = (problem: string, cause?: unknown): never => {
    throw new InvalidConfigError({
      file,
      field: undefined,
      value: text.slice(0, 200),
      problem,
      remedy: 'Download or copy the file again; a JSON object that starts with "{" is expected.',
      cause,
    });
  };
  let value: JsonValue;
  try {
    value = JSON.parse(text, reviveSpecialFloat);
  } catch (cause) {
    return fail(
      `is not JSON: ${describeText(text)} (${cause instanceof Error ? cause.message : String(cause)})`,
      cause,
    );
  }
  return isJsonObject(value) ? value : fail(`holds ${Array.isArray(value) ? 'an array' : typeof value}, not an object`);
}

function describeText(text: string): string {
  const start = text.trimStart();
  if (start.length === 0) return 'it is empty';
  if (/^<(!doctype|html|\?xml)/i.test(start)) return 'it is an HTML or XML page';
  if (start.startsWith('version https://git-lfs')) return 'it is a Git LFS pointer, not the file itself';
  return `it starts with ${JSON.stringify(start.slice(0, 20))}`;
}
