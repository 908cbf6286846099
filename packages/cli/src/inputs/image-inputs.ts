import { stat } from 'node:fs/promises';
import { extname } from 'node:path';
import { addAbortSignal } from 'node:stream';
import type { CommandEnvironment } from '../command-environment.js';
import { UsageError } from '../errors/usage-error.js';
import { expandPattern, isPattern } from './expand-pattern.js';
import { imageExtensions } from './image-extensions.js';
import { readLines } from './read-lines.js';
import { walkFiles } from './walk-files.js';

/** The images that the arguments of a command name. */
export interface ImageInputs {
  /** Paths and addresses, in an order that does not change; found only as they are asked for. */
  paths(): AsyncGenerator<string>;
  /** How many there are; undefined where only reading standard input to its end would tell, or the run is over. */
  count(): Promise<number | undefined>;
}

/** What an argument of a command stands for. */
interface InputGroup {
  readonly kind: 'directory' | 'list' | 'path' | 'pattern';
  readonly argument: string;
  readonly paths: () => AsyncGenerator<string> | readonly string[];
}

/**
 * What arguments stand for: files and addresses for themselves, a directory for the images below it, a pattern that the shell has not
 * expanded for the files that match, `-` for a list on standard input, one path a line.
 * @param signal closes standard input, and ends the counting.
 * @throws {UsageError} if a directory or a pattern has no image, or the list is asked for twice.
 */
export async function findImageInputs(
  imageArguments: readonly string[],
  environment: Pick<CommandEnvironment, 'stdin'>,
  signal?: AbortSignal,
): Promise<ImageInputs> {
  const list = (): AsyncGenerator<string> => readLines(stoppable(environment.stdin, signal));
  const groups = await Promise.all(imageArguments.map((argument) => groupOf(argument, list)));
  checkGroups(groups);
  for (const group of groups) await checkSomethingThere(group);
  async function* paths(): AsyncGenerator<string> {
    for (const group of groups) yield* group.paths();
  }
  return {
    paths,
    async count() {
      if (groups.some(({ kind }) => kind === 'list')) return undefined;
      let count = 0;
      for await (const _path of paths()) {
        if (signal?.aborted) return undefined;
        count++;
      }
      return count;
    },
  };
}

/** Standard input that an interruption closes, which wakes who waits for it. */
function stoppable(stream: CommandEnvironment['stdin'], signal: AbortSignal | undefined): AsyncIterable<unknown> {
  return signal === undefined ? stream : addAbortSignal(signal, stream);
}

async function groupOf(argument: string, list: () => AsyncGenerator<string>): Promise<InputGroup> {
  if (argument === '-') return { kind: 'list', argument, paths: list };
  const itself: InputGroup = { kind: 'path', argument, paths: () => [argument] };
  if (/^[a-z][a-z0-9+.-]+:/i.test(argument)) return itself;
  const found = await stat(argument).catch(() => undefined);
  if (found?.isDirectory()) return { kind: 'directory', argument, paths: () => imagesBelow(argument) };
  if (found !== undefined || !isPattern(argument)) return itself;
  return { kind: 'pattern', argument, paths: () => expandPattern(argument) };
}

async function* imagesBelow(directory: string): AsyncGenerator<string> {
  const prefix = directory.endsWith('/') ? directory : `${directory}/`;
  for await (const path of walkFiles(directory)) {
    if (imageExtensions.has(extname(path).toLowerCase())) yield prefix + path;
  }
}

function checkGroups(groups: readonly InputGroup[]): void {
  if (groups.filter(({ kind }) => kind === 'list').length < 2) return;
  throw new UsageError({
    message: 'The list on standard input (-) is asked for twice.',
    remedy: 'Name it once: it can be read only once.',
  });
}

async function checkSomethingThere({ kind, argument, paths }: InputGroup): Promise<void> {
  if (kind === 'list' || kind === 'path') return;
  for await (const _path of paths()) return;
  throw kind === 'directory'
    ? new UsageError({
        message: `There is no image in the directory ${argument}, nor below it.`,
        remedy: `Files count as images by their extensions: ${[...imageExtensions].join(' ')}; hidden ones do not.`,
      })
    : new UsageError({
        message: `No file matches ${argument}.`,
        remedy:
          'Check the pattern: * stands for a part of a name, ** for any directories; hidden files match only a dot.',
      });
}
