import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Environment } from '../environment.js';

const run = promisify(execFile);

/** A job that takes longer hangs. */
const jobMilliseconds = 300_000;

/** A program of Node; each job is a process of its own. */
export async function nodeEnvironment(program: string, folder: string): Promise<Environment> {
  const { stdout: version } = await run(program, ['--version']);
  const script = fileURLToPath(new URL('../../run-speed-job.js', import.meta.url));
  return {
    name: `Node ${version.trim().slice(1).split('.')[0]}`,
    description: `Node ${version.trim()}`,
    kind: 'node',
    async run(job) {
      const { stdout } = await run(program, [script, JSON.stringify({ ...job, folder })], {
        maxBuffer: 2 ** 26,
        timeout: jobMilliseconds,
      });
      return JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
    },
    async close() {},
  };
}
