import { parseArgs } from 'node:util';
import { nearestNames } from '@automodel/core';
import type { ArgsDef } from 'citty';
import { UsageError } from '../errors/usage-error.js';

interface KnownOption {
  readonly name: string;
  readonly short: string | undefined;
  readonly takesValue: boolean;
}

/**
 * Holds raw arguments against a command's definition: citty itself takes unknown options and options without their value in silence.
 * @throws {UsageError} that names the option, and the nearest one that exists.
 */
export function checkArguments(rawArguments: readonly string[], definitions: ArgsDef, command: string): void {
  const options = knownOptions(definitions);
  const { tokens } = parseArgs({
    args: [...rawArguments],
    strict: false,
    tokens: true,
    options: Object.fromEntries(options.map(toParseOption)),
  });
  const help = `"automodel ${command} --help" lists all options.`;
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const option = options.find(({ name }) => name === token.name);
    const { rawName, value, inlineValue } = token;
    if (option === undefined) throw unknownOption(rawName, options, help);
    if (option.takesValue && (value === undefined || value === '' || (inlineValue === false && isOption(value)))) {
      throw new UsageError({ message: `The option ${rawName} needs a value.`, remedy: help });
    }
    if (!option.takesValue && value !== undefined) {
      throw new UsageError({ message: `The option ${rawName} takes no value, but got "${value}".`, remedy: help });
    }
  }
}

function knownOptions(definitions: ArgsDef): KnownOption[] {
  return Object.entries(definitions)
    .filter(([, { type }]) => type !== 'positional')
    .map(([name, definition]) => {
      const alias = 'alias' in definition ? definition.alias : undefined;
      return { name, short: [alias].flat()[0], takesValue: definition.type === 'string' };
    });
}

function toParseOption({
  name,
  short,
  takesValue,
}: KnownOption): [string, { type: 'boolean' | 'string'; short?: string }] {
  const type = takesValue ? 'string' : 'boolean';
  return [name, short === undefined ? { type } : { type, short }];
}

/** A value may start with one dash (a negative number, to be refused for what it is), but an option is no value. */
function isOption(value: string): boolean {
  return value.startsWith('--') || /^-[a-z]/i.test(value);
}

function unknownOption(rawName: string, options: readonly KnownOption[], help: string): UsageError {
  const [nearest = ''] = nearestNames(
    rawName.replace(/^-+/, ''),
    options.map(({ name }) => name),
    1,
  );
  return new UsageError({ message: `There is no option ${rawName}.`, remedy: `Did you mean --${nearest}? ${help}` });
}
