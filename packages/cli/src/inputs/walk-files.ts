import { readdir, stat } from 'node:fs/promises';
import { systemErrorReason } from '../errors/system-error-reason.js';
import { UsageError } from '../errors/usage-error.js';

export interface WalkFilesOptions {
  /** Go into hidden directories and give hidden files, whose names start with a dot. @default false */
  readonly hidden?: boolean;
  /** How many directories deep files may lie; 1 is the directory itself. @default Infinity */
  readonly depth?: number;
}

/**
 * The files below a directory, as paths from it with slashes: directory by directory, in the order of the names' code units, so that
 * every walk over the same files gives the same order. Links are followed, save to a directory that the walk is in.
 * @throws {UsageError} if a directory cannot be read: going on would lose its images in silence.
 */
export async function* walkFiles(directory: string, options: WalkFilesOptions = {}): AsyncGenerator<string> {
  yield* walk(directory, '', new Set(), options.hidden ?? false, options.depth ?? Number.POSITIVE_INFINITY);
}

async function* walk(
  directory: string,
  prefix: string,
  ancestors: ReadonlySet<string>,
  hidden: boolean,
  depth: number,
): AsyncGenerator<string> {
  const identity = await identify(directory);
  if (ancestors.has(identity)) return;
  const within = new Set([...ancestors, identity]);
  for (const entry of await sortedEntries(directory)) {
    if (!hidden && entry.name.startsWith('.')) continue;
    const path = `${directory.replace(/\/$/, '')}/${entry.name}`;
    const kind = entry.isSymbolicLink() ? await linkedKind(path) : entry;
    if (kind?.isFile()) yield prefix + entry.name;
    else if (kind?.isDirectory() && depth > 1) yield* walk(path, `${prefix}${entry.name}/`, within, hidden, depth - 1);
  }
}

/** Where a directory lies, whatever links lead to it. */
async function identify(directory: string): Promise<string> {
  const { dev, ino } = await orUnreadable(directory, stat(directory, { bigint: true }));
  return `${dev}:${ino}`;
}

async function sortedEntries(directory: string): Promise<Awaited<ReturnType<typeof readEntries>>> {
  const entries = await orUnreadable(directory, readEntries(directory));
  return entries.sort((left, right) => (left.name < right.name ? -1 : 1));
}

function readEntries(directory: string) {
  return readdir(directory, { withFileTypes: true });
}

/** What a link leads to; undefined where it leads nowhere. */
async function linkedKind(path: string): Promise<{ isFile(): boolean; isDirectory(): boolean } | undefined> {
  return stat(path).catch(() => undefined);
}

async function orUnreadable<Result>(directory: string, reading: Promise<Result>): Promise<Result> {
  try {
    return await reading;
  } catch (error) {
    throw new UsageError({
      message: `The directory ${directory} cannot be read: ${systemErrorReason(error)}.`,
      remedy: 'Make it readable, or name images or directories beside it.',
    });
  }
}
