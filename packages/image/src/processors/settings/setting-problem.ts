import type { JsonObject, JsonValue } from '@automodel/core';

/** What can be wrong with a setting, with the values that explain it. */
export interface SettingProblems {
  readonly boolean: readonly [];
  readonly positive: readonly [];
  readonly choice: readonly [names: readonly string[]];
  readonly filter: readonly [];
  readonly channels: readonly [];
  readonly zero: readonly [];
  readonly edge: readonly [name: string];
  readonly padding: readonly [];
  readonly smallCrop: readonly [shortestEdge: number];
  /** What only processors that are loaded on demand have: it says itself what the setting must be. */
  readonly other: readonly [expected: string];
}

/** A setting that cannot be used, thrown inside of a processor's preparation: `settingError` has the words, which are loaded only then. */
export class SettingProblem<Kind extends keyof SettingProblems = keyof SettingProblems> {
  readonly field: string;
  readonly value: JsonValue | undefined;
  readonly kind: Kind;
  readonly values: SettingProblems[Kind];

  constructor(settings: JsonObject, field: string, kind: Kind, ...values: SettingProblems[Kind]) {
    this.field = field;
    this.value = settings[field];
    this.kind = kind;
    this.values = values;
  }
}
