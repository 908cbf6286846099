import { InvalidConfigError, nearestNames, quoteList } from '@automodel/contracts';
import { describeJson } from '../json/describe-json.js';
import { isJsonObject } from '../json/is-json-object.js';
import type { JsonObject, JsonValue } from '../json/json-value.js';

/**
 * Reads typed fields from a JSON object: the value if it has the right type, the default if the field is absent or null.
 * Every method throws an {@link InvalidConfigError} that names file, field and value.
 */
export class FieldReader {
  readonly #fields: JsonObject;
  readonly #file: string;
  readonly #derived: JsonObject;

  /**
   * @param file what errors call the origin of the fields, such as `config.json`.
   * @param derived fields that count where `fields` has none. @default none
   */
  constructor(fields: JsonObject, file: string, derived: JsonObject = {}) {
    this.#fields = fields;
    this.#file = file;
    this.#derived = derived;
  }

  /** Whether the field is there: neither absent nor null. */
  has(field: string): boolean {
    return this.#value(field) !== undefined;
  }

  boolean<Default>(field: string, fallback: Default): boolean | Default {
    return this.#read(field, fallback, 'true or false', (value) => typeof value === 'boolean');
  }

  number<Default>(field: string, fallback: Default): number | Default {
    return this.#read(field, fallback, 'a number', (value) => typeof value === 'number');
  }

  /**
   * @param minimum the smallest integer that is valid. @default 0
   * @param maximum the largest. @default no limit
   */
  integer<Default>(
    field: string,
    fallback: Default,
    minimum = 0,
    maximum: number = Number.MAX_SAFE_INTEGER,
  ): number | Default {
    const range = maximum === Number.MAX_SAFE_INTEGER ? `of at least ${minimum}` : `from ${minimum} to ${maximum}`;
    return this.#read(
      field,
      fallback,
      `an integer ${range}`,
      (value): value is number => isInteger(value, minimum) && value <= maximum,
    );
  }

  /**
   * @param minimum the smallest integer that is valid. @default 0
   * @param maximumSum what all of them may come to: numbers of layers, which cost memory before any weight is looked at. @default no limit
   */
  integers<Default>(
    field: string,
    fallback: Default,
    minimum = 0,
    maximumSum: number = Number.POSITIVE_INFINITY,
  ): readonly number[] | Default {
    const limit = maximumSum === Number.POSITIVE_INFINITY ? '' : `, ${maximumSum} in all at most`;
    return this.#read(
      field,
      fallback,
      `an array of integers of at least ${minimum}${limit}`,
      (value): value is number[] =>
        Array.isArray(value) &&
        value.every((item) => isInteger(item, minimum)) &&
        value.reduce((sum: number, item: number) => sum + item, 0) <= maximumSum,
    );
  }

  text<Default>(field: string, fallback: Default): string | Default {
    return this.#read(field, fallback, 'a string', (value) => typeof value === 'string');
  }

  texts<Default>(field: string, fallback: Default): readonly string[] | Default {
    return this.#read(
      field,
      fallback,
      'an array of strings',
      (value): value is string[] => Array.isArray(value) && value.every((item) => typeof item === 'string'),
    );
  }

  object<Default>(field: string, fallback: Default): JsonObject | Default {
    return this.#read(field, fallback, 'an object', isJsonObject);
  }

  /** One of several names; the error lists the nearest. */
  choice<Name extends string, Default>(field: string, names: readonly Name[], fallback: Default): Name | Default {
    const given = this.text(field, undefined);
    if (given === undefined) return fallback;
    const name = names.find((candidate) => candidate === given);
    return (
      name ??
      this.fail(field, `is ${describeJson(given)}, which is not one of ${quoteList(nearestNames(given, names))}`)
    );
  }

  /** Throws the error of a field whose value cannot be used. */
  fail(field: string, problem: string, remedy = `Correct "${field}" in ${this.#file}.`): never {
    throw new InvalidConfigError({ file: this.#file, field, value: this.#value(field), problem, remedy });
  }

  /** The value of a field, by JSON's own keys: not what every object inherits. */
  #value(field: string): JsonValue | undefined {
    const given = Object.hasOwn(this.#fields, field) ? this.#fields[field] : undefined;
    return given ?? (Object.hasOwn(this.#derived, field) ? this.#derived[field] : undefined) ?? undefined;
  }

  #read<Valid extends JsonValue, Default>(
    field: string,
    fallback: Default,
    expected: string,
    isValid: (value: JsonValue) => value is Valid,
  ): Default | Valid {
    const value = this.#value(field);
    if (value === undefined) return fallback;
    if (isValid(value)) return value;
    return this.fail(field, `is ${describeJson(value)}, but must be ${expected}`);
  }
}

function isInteger(value: JsonValue, minimum: number): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= minimum;
}
