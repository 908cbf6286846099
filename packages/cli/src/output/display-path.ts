import { relative } from 'node:path';

/** A path as people like to read it: from the working directory where that is shorter. */
export function displayPath(absolute: string, workingDirectory: string = process.cwd()): string {
  const fromHere = relative(workingDirectory, absolute);
  return fromHere !== '' && fromHere.length < absolute.length ? fromHere : absolute;
}
