import { relative, sep } from 'node:path';

/** Paths of modules as bundlers name them, made relative to the app; what bundlers add of their own is left out. */
export function modulePaths(directory: string, modules: Iterable<string>): string[] {
  const files = [...modules].map((path) => path.replace(/[?|].*$/, '')).filter((path) => path.startsWith(directory));
  return [...new Set(files.map((path) => relative(directory, path).split(sep).join('/')))].sort();
}
