import { isJsonObject } from '../json/is-json-object.js';
import type { JsonObject, JsonValue } from '../json/json-value.js';
import { numberSpellings, pythonNumber, type SpelledJson, spelledMember } from './number-spellings.js';

/**
 * JSON as Python's `json.dumps(value, indent=2, sort_keys=True) + "\n"` writes it: ASCII only, Python's exponents.
 * `id2label` is in the order of its numbers, which are integers in Python.
 * @param original the file that the value came from: numbers that are still the same are written as Python writes what it reads there.
 */
export function toPythonJson(value: JsonObject, original?: string): string {
  const spelled = original === undefined ? undefined : numberSpellings(original);
  return `${write(value, '\n', false, spelled)}\n`;
}

function write(value: JsonValue, newline: string, numericKeys: boolean, spelled: SpelledJson | undefined): string {
  if (typeof value === 'string') return text(value);
  if (typeof value === 'number') return pythonNumber(value, spelled) ?? number(value);
  const inner = `${newline}  `;
  if (isList(value)) {
    if (value.length === 0) return '[]';
    return `[${inner}${value.map((item, index) => write(item, inner, false, spelledMember(spelled, index))).join(`,${inner}`)}${newline}]`;
  }
  if (!isJsonObject(value)) return String(value);
  const entries = Object.entries(value)
    .sort(([left], [right]) => (numericKeys ? Number(left) - Number(right) : byCodePoint(left, right)))
    .flatMap(([key, item]) =>
      item === undefined
        ? []
        : [`${text(key)}: ${write(item, inner, key === 'id2label' && newline === '\n', spelledMember(spelled, key))}`],
    );
  return entries.length === 0 ? '{}' : `{${inner}${entries.join(`,${inner}`)}${newline}}`;
}

function text(value: string): string {
  return JSON.stringify(value).replace(
    /[^ -~]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Python's `repr` takes the exponent form below 1e-4 and gives it two digits. */
function number(value: number): string {
  const magnitude = Math.abs(value);
  const plain = magnitude > 0 && magnitude < 1e-4 ? value.toExponential() : String(value);
  return plain.replace(/e([+-])(\d)$/, 'e$10$2');
}

/** Python compares texts by code points, JavaScript by UTF-16 units. */
function byCodePoint(left: string, right: string): number {
  const [first, second] = [[...left], [...right]];
  const index = first.findIndex((character, position) => character !== second[position]);
  if (index < 0) return first.length - second.length;
  return (first[index]?.codePointAt(0) ?? 0) - (second[index]?.codePointAt(0) ?? -1);
}

// Array.isArray does not narrow readonly arrays: https://github.com/microsoft/TypeScript/issues/17002
function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}
