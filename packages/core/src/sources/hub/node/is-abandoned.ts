import { stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { basename } from 'node:path';

/** This machine in names of partial files. */
export const hostName: string = hostname().replace(/[^\w-]/g, '');

/** Whether nobody writes to a partial file any more. Of another tool's (`HASH.incomplete` of huggingface_hub) only its age tells. */
export async function isAbandoned(path: string): Promise<boolean> {
  const [, owner = '', process_ = ''] = /^\w+\.([\w-]*)\.(\d+)\.\w+\.incomplete$/.exec(basename(path)) ?? [];
  const isOurs = process_ !== '';
  const identifier = Number(process_);
  if (isOurs && identifier === 0) return true;
  const modified = (await stat(path).catch(() => undefined))?.mtimeMs ?? Number.POSITIVE_INFINITY;
  // Nobody keeps a connection for so long; a machine that slept is another matter, if its process is still there.
  if (!isOurs || owner !== hostName) return modified < Date.now() - 600_000;
  // In containers every run can have the same identifier.
  if (identifier === process.pid) return modified < Date.now() - process.uptime() * 1000;
  if (modified < Date.now() - 86_400_000) return true;
  try {
    process.kill(identifier, 0);
    return false;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ESRCH';
  }
}
