import picomatch from 'picomatch';
import { walkFiles } from './walk-files.js';

const matching = { nonegate: true } as const;

/** Whether an argument is a pattern such as `photos/**\/*.jpg`, rather than a path. */
export function isPattern(argument: string): boolean {
  const { isGlob, isBrace } = scan(argument);
  return isGlob || isBrace;
}

/** The files that match a pattern, in the order of {@link walkFiles}. A `*` stands for no dot at the start of a name, as in shells. */
export async function* expandPattern(pattern: string): AsyncGenerator<string> {
  const { base, glob } = scan(pattern);
  const matches = picomatch(glob, matching);
  const directory = base === '' ? '.' : base;
  const prefix = base === '' || base.endsWith('/') ? base : `${base}/`;
  const hidden = /(^|[/{,(|])\./.test(glob);
  for await (const path of walkFiles(directory, { hidden, depth: depthOf(glob) }))
    if (matches(path)) yield prefix + path;
}

/** How deep files can lie that match; only plain segments are worth the counting. */
function depthOf(glob: string): number {
  return /\*\*|[{}()]/.test(glob) ? Number.POSITIVE_INFINITY : glob.split('/').length;
}

function scan(pattern: string): { base: string; glob: string; isGlob: boolean; isBrace: boolean } {
  const { base, glob, isGlob = false, isBrace = false } = picomatch.scan(pattern, matching);
  return { base, glob, isGlob, isBrace };
}
