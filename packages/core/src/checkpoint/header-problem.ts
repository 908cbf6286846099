import type { JsonValue } from '../json/json-value.js';

/** What can be wrong with the header of a safetensors file, with the values that explain it. */
export interface HeaderProblems {
  readonly short: readonly [size: number];
  readonly truncatedHeader: readonly [length: number, available: number, prefix: Uint8Array];
  readonly longHeader: readonly [length: number, maximum: number];
  readonly noJson: readonly [cause: unknown];
  readonly noObject: readonly [];
  readonly twice: readonly [tensor: string, field: string | undefined];
  readonly noDescription: readonly [tensor: string];
  readonly dtype: readonly [tensor: string, dtype: JsonValue | undefined];
  readonly shape: readonly [tensor: string, shape: JsonValue | undefined];
  readonly offsets: readonly [tensor: string, offsets: JsonValue | undefined];
  readonly largeShape: readonly [tensor: string, shape: JsonValue];
  readonly length: readonly [tensor: string, given: number, shape: JsonValue, needed: number];
  readonly overlap: readonly [tensor: string];
  readonly gap: readonly [tensor: string];
  readonly size: readonly [described: number, size: number];
  readonly metadata: readonly [];
  readonly metadataValue: readonly [key: string];
}

/** A problem of a header, thrown inside of the reader: the words for it are loaded only then. */
export class HeaderProblem<Kind extends keyof HeaderProblems = keyof HeaderProblems> {
  readonly kind: Kind;
  readonly values: HeaderProblems[Kind];

  constructor(kind: Kind, ...values: HeaderProblems[Kind]) {
    this.kind = kind;
    this.values = values;
  }
}
