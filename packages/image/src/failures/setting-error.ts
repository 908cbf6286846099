import { InvalidConfigError, type JsonValue } from '@automodel/core';
import { SettingProblem, type SettingProblems } from '../processors/settings/setting-problem.js';
import { filtersByNumber } from '../resize/resampling-filter.js';

type Expected = {
  readonly [Kind in keyof SettingProblems]: (value: JsonValue | undefined, ...values: SettingProblems[Kind]) => string;
};

/** What a setting must be. */
const expected: Expected = {
  boolean: () => 'true or false',
  positive: () => 'a number above 0',
  choice: (_, names) => names.map((name) => `"${name}"`).join(' or '),
  filter(value) {
    const filter = typeof value === 'number' ? filtersByNumber[value] : undefined;
    return filter === undefined
      ? `a filter of Pillow: ${filtersByNumber.map((name, number) => `${number} (${name})`).join(', ')}`
      : `0, 2 or 3, since torchvision has no ${filter} filter for tensors, or backend: "pil"`;
  },
  channels: () => 'three numbers (red, green, blue) or one number',
  zero: () => 'numbers other than 0',
  edge: (_, name) => `an object that holds "${name}" in pixels, such as { "${name}": 224 }`,
  padding: () => 'false: padding is not implemented here',
  smallCrop: (_, shortestEdge) => `at most ${shortestEdge}, the shortest edge of the size`,
  other: (_, words) => words,
};

/**
 * The error for what a processor's preparation threw: it names file, field, value and remedy. What is no problem of a setting stays as it is.
 * @param file the origin of the settings.
 */
export function settingError(thrown: unknown, file: string): unknown {
  return thrown instanceof SettingProblem ? invalidSetting(thrown, file) : thrown;
}

function invalidSetting<Kind extends keyof SettingProblems>(
  { field, value, kind, values }: SettingProblem<Kind>,
  file: string,
): InvalidConfigError {
  const given = value === undefined ? 'missing' : JSON.stringify(value).slice(0, 200);
  return new InvalidConfigError({
    file,
    field,
    value,
    problem: `is ${given}, but it must be ${expected[kind](value, ...values)}`,
    remedy: 'Correct it there, or override it in the call of the processor.',
  });
}
