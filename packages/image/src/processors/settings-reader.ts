import { InvalidConfigError, type JsonObject, type JsonValue } from '@automodel/core';
import { filtersByNumber, type ResamplingFilter } from '../resize/resampling-filter.js';
import type { ResizeBackend } from '../resize/resize-backend.js';
import { isEdge } from './is-edge.js';

/** Reads the settings of a processor one by one; each wrong one is an error that names file, field, value and remedy. */
export class SettingsReader {
  readonly settings: JsonObject;
  /** Where the settings come from, for errors. */
  readonly file: string;

  constructor(settings: JsonObject, file: string) {
    this.settings = settings;
    this.file = file;
  }

  boolean(field: string): boolean {
    const value = this.settings[field];
    if (typeof value === 'boolean') return value;
    throw this.invalid(field, 'true or false');
  }

  positiveNumber(field: string): number {
    const value = this.settings[field];
    if (typeof value === 'number' && value > 0 && Number.isFinite(value)) return value;
    throw this.invalid(field, 'a number above 0');
  }

  /** One of a few words. */
  choice<Name extends string>(field: string, names: readonly Name[]): Name {
    const value = this.settings[field];
    const found = names.find((name) => name === value);
    if (found !== undefined) return found;
    throw this.invalid(field, names.map((name) => `"${name}"`).join(' or '));
  }

  /** A resampling filter by its number, as a backend has it. */
  filter(field: string, backend: ResizeBackend): ResamplingFilter {
    const value = this.settings[field];
    const filter = typeof value === 'number' ? filtersByNumber[value] : undefined;
    if (filter === undefined) {
      const names = filtersByNumber.map((name, number) => `${number} (${name})`).join(', ');
      throw this.invalid(field, `a filter of Pillow: ${names}`);
    }
    if (backend === 'pil') return filter;
    // What Transformers takes in its place, with a warning.
    if (filter === 'lanczos') return 'bicubic';
    if (filter !== 'box' && filter !== 'hamming') return filter;
    throw this.invalid(field, `0, 2 or 3, since torchvision has no ${filter} filter for tensors, or backend: "pil"`);
  }

  /** One number per colour channel; a single number stands for all three. */
  channelValues(field: string): readonly [red: number, green: number, blue: number] {
    const value = this.settings[field];
    if (typeof value === 'number') return [value, value, value];
    const [red, green, blue, ...rest] = isList(value) ? value : [];
    if (typeof red === 'number' && typeof green === 'number' && typeof blue === 'number' && rest.length === 0) {
      return [red, green, blue];
    }
    throw this.invalid(field, 'three numbers (red, green, blue) or one number');
  }

  /** As {@link channelValues}, without 0. */
  divisors(field: string): readonly [red: number, green: number, blue: number] {
    const values = this.channelValues(field);
    if (!values.includes(0)) return values;
    throw this.invalid(field, 'numbers other than 0');
  }

  /** One edge, in pixels, of a size such as `{ "shortest_edge": 224 }`. */
  edge(field: string, name: string): number {
    const size = this.settings[field];
    const edge = typeof size === 'object' && size !== null && !isList(size) ? size[name] : undefined;
    if (isEdge(edge)) return edge;
    throw this.invalid(field, `an object that holds "${name}" in pixels, such as { "${name}": 224 }`);
  }

  /** An error about a field: what it is, and what it must be. */
  invalid(field: string, expected: string): InvalidConfigError {
    const value = this.settings[field];
    return new InvalidConfigError({
      file: this.file,
      field,
      value,
      problem: `is ${value === undefined ? 'missing' : JSON.stringify(value).slice(0, 200)}, but it must be ${expected}`,
      remedy: 'Correct it there, or override it in the call of the processor.',
    });
  }
}

// Array.isArray does not narrow readonly arrays: https://github.com/microsoft/TypeScript/issues/17002
function isList(value: JsonValue | undefined): value is readonly JsonValue[] {
  return Array.isArray(value);
}
