import { InvalidConfigError } from '@automodel/contracts';
import { decodeSpecialFloats } from './decode-special-floats.js';
import { isJsonObject } from './is-json-object.js';
import type { JsonObject, JsonValue } from './json-value.js';

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
    value = JSON.parse(withoutBareFloats(text));
  } catch (cause) {
    return fail(
      `is not JSON: ${describeText(text)} (${cause instanceof Error ? cause.message : String(cause)})`,
      cause,
    );
  }
  if (!isJsonObject(value)) return fail(`holds ${describeKind(value)}, not an object`);
  try {
    const decoded = decodeSpecialFloats(value);
    return isJsonObject(decoded) ? decoded : fail('holds a number, not an object');
  } catch (cause) {
    if (cause instanceof RangeError) return fail(cause.message, cause);
    throw cause;
  }
}

/** Python's json reads and writes NaN and infinities as bare words; here they become the objects that stand for them. */
function withoutBareFloats(text: string): string {
  if (!/NaN|Infinity/.test(text)) return text;
  return text.replace(/"[^"\\]*(?:\\.[^"\\]*)*"|-?Infinity|NaN/g, (token) =>
    token.startsWith('"') ? token : `{"__float__":"${token}"}`,
  );
}

function describeKind(value: JsonValue): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'an array' : `a ${typeof value}`;
}

function describeText(text: string): string {
  const start = text.trimStart();
  if (start.length === 0) return 'it is empty';
  if (/^<(!doctype|html|\?xml)/i.test(start)) return 'it is an HTML or XML page';
  if (start.startsWith('version https://git-lfs')) return 'it is a Git LFS pointer, not the file itself';
  return `it starts with ${JSON.stringify(start.slice(0, 20))}`;
}
