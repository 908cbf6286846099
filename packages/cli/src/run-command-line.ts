import { inspect } from 'node:util';
import { nearestNames } from '@automodel/core';
import { benchCommand } from './bench/bench-command.js';
import { cacheCommand } from './cache/cache-command.js';
import { classifyCommand } from './classify/classify-command.js';
import type { Command } from './command.js';
import type { CommandEnvironment } from './command-environment.js';
import { convertCommand } from './convert/convert-command.js';
import { devicesCommand } from './devices/devices-command.js';
import { diffCommand } from './diff/diff-command.js';
import { embedCommand } from './embed/embed-command.js';
import { describeError } from './errors/describe-error.js';
import { exitCodeOf } from './errors/exit-code-of.js';
import { renderError } from './errors/render-error.js';
import { UsageError } from './errors/usage-error.js';
import { type ExitCode, exitCodes } from './exit-codes.js';
import { exportCommand } from './export/export-command.js';
import { inspectCommand } from './inspect/inspect-command.js';
import { mainHelp } from './main-help.js';
import { newModelCommand } from './new-model/new-model-command.js';
import { createStyle } from './output/style.js';
import { terminalWidth } from './output/terminal-width.js';
import { packageIdentity } from './package-identity.js';
import { quantizeCommand } from './quantize/quantize-command.js';
import { verifyCommand } from './verify/verify-command.js';

const commands: readonly Command[] = [
  classifyCommand,
  embedCommand,
  inspectCommand,
  convertCommand,
  exportCommand,
  quantizeCommand,
  devicesCommand,
  cacheCommand,
  benchCommand,
  newModelCommand,
  verifyCommand,
  diffCommand,
];

/** Runs `automodel` with the arguments that follow the program's name; every error becomes a text and an exit code. */
export async function runCommandLine(
  rawArguments: readonly string[],
  environment: CommandEnvironment,
): Promise<ExitCode> {
  const options = new Set(untilSeparator(rawArguments));
  try {
    return await dispatch(rawArguments, options, environment);
  } catch (error) {
    const description = describeError(error);
    const { stdout, stderr, variables } = environment;
    if (options.has('--json')) stdout.write(`${JSON.stringify({ error: description }, undefined, 2)}\n`);
    stderr.write(
      `${renderError(description, { style: createStyle(stderr, variables), width: terminalWidth(stderr) })}\n`,
    );
    if (options.has('--debug')) stderr.write(`\n${inspect(error)}\n`);
    return exitCodeOf(error);
  }
}

async function dispatch(
  rawArguments: readonly string[],
  options: ReadonlySet<string>,
  environment: CommandEnvironment,
): Promise<ExitCode> {
  const { stdout, stderr } = environment;
  const position = rawArguments.findIndex((argument) => !argument.startsWith('-'));
  const name = position < 0 ? undefined : rawArguments[position];
  const wantsHelp = options.has('--help') || options.has('-h');
  if (options.has('--version') || options.has('-v')) {
    stdout.write(`${packageIdentity.version}\n`);
    return exitCodes.success;
  }
  if (name === undefined) {
    if (rawArguments.length > 0 && !wantsHelp) throw noCommand(rawArguments[0] ?? '');
    (wantsHelp ? stdout : stderr).write(mainHelp(commands));
    return wantsHelp ? exitCodes.success : exitCodes.wrongUsage;
  }
  const command = commands.find((candidate) => candidate.name === name);
  if (command === undefined) throw unknownCommand(name);
  if (wantsHelp) {
    stdout.write(await command.help(environment));
    return exitCodes.success;
  }
  return command.run(rawArguments.toSpliced(position, 1), environment);
}

function untilSeparator(rawArguments: readonly string[]): readonly string[] {
  const separator = rawArguments.indexOf('--');
  return separator < 0 ? rawArguments : rawArguments.slice(0, separator);
}

function noCommand(argument: string): UsageError {
  return new UsageError({
    message: `There is no command before "${argument}".`,
    remedy: 'Say what to do, for example: automodel classify photo.jpg; "automodel --help" lists the commands.',
  });
}

function unknownCommand(name: string): UsageError {
  const names = commands.map((command) => command.name);
  const [nearest = ''] = nearestNames(name, names, 1);
  return new UsageError({
    message: `There is no command "${name}"; the commands are ${names.join(', ')}.`,
    remedy: `Did you mean: automodel ${nearest}? "automodel --help" says what each does.`,
  });
}
