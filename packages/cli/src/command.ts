import { stripVTControlCharacters } from 'node:util';
import { type ArgsDef, defineCommand, type ParsedArgs, parseArgs, renderUsage } from 'citty';
import { checkArguments } from './arguments/check-arguments.js';
import type { CommandEnvironment } from './command-environment.js';
import { type ExitCode, exitCodeDescriptions, exitCodes } from './exit-codes.js';
import { hasColor } from './output/has-color.js';
import { packageIdentity } from './package-identity.js';

/** A command of `automodel`. */
export interface Command {
  readonly name: string;
  readonly description: string;
  /** The text of `--help`. */
  help(environment: CommandEnvironment): Promise<string>;
  /** @throws {UsageError} if the arguments are wrong. */
  run(rawArguments: readonly string[], environment: CommandEnvironment): Promise<ExitCode>;
}

export interface CommandDefinition<Arguments extends ArgsDef> {
  readonly name: string;
  readonly description: string;
  readonly arguments: Arguments;
  /** Command lines worth copying, without the program's name. */
  readonly examples: readonly string[];
  /** Which exit codes the command can give, besides success, unexpected failure and wrong usage. */
  readonly exitCodes: readonly ExitCode[];
  run(values: ParsedArgs<Arguments>, environment: CommandEnvironment): Promise<ExitCode>;
}

/** Options that every command has. */
export const commonArguments = {
  json: { type: 'boolean', description: 'Print one JSON document instead of text' },
  debug: { type: 'boolean', description: 'Show the stack of errors' },
  help: { type: 'boolean', alias: 'h', description: 'Show this help' },
} as const;

/** Makes a command from its definition; citty parses and renders, with strict checks in front. */
export function command<const Arguments extends ArgsDef>(definition: CommandDefinition<Arguments>): Command {
  const { name, description } = definition;
  return {
    name,
    description,
    async help(environment: CommandEnvironment): Promise<string> {
      const { version } = packageIdentity;
      const meta = { name: `automodel ${name}`, description, version };
      const usage = await renderUsage(defineCommand({ meta, args: definition.arguments }));
      const { success, unexpectedFailure, wrongUsage } = exitCodes;
      const codes: readonly ExitCode[] = [success, unexpectedFailure, wrongUsage, ...definition.exitCodes];
      const text = [
        usage.trimEnd(),
        '',
        'EXAMPLES',
        '',
        ...definition.examples.map((example) => `  automodel ${name} ${example}`.trimEnd()),
        '',
        'EXIT CODES',
        '',
        ...codes.map((code) => `  ${code}  ${exitCodeDescriptions[code]}`),
        '',
      ].join('\n');
      // citty colours by rules of its own, on pipes too.
      return hasColor(environment.stdout, environment.variables)
        ? text
        : stripVTControlCharacters(text).replace(/ +$/gm, '');
    },
    async run(rawArguments: readonly string[], environment: CommandEnvironment): Promise<ExitCode> {
      checkArguments(rawArguments, definition.arguments, name);
      return definition.run(parseArgs<Arguments>([...rawArguments], definition.arguments), environment);
    },
  };
}
