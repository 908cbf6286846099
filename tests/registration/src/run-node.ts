import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/** Runs a program in a directory with plain Node, and gives what it prints as JSON. */
export async function runNode(directory: string, name: string, program: string): Promise<unknown> {
  await writeFile(join(directory, name), program);
  const inherited = Object.entries(process.env).filter(([variable]) => !/^(VITEST|NODE_)/.test(variable));
  const options = { cwd: directory, env: Object.fromEntries(inherited), maxBuffer: 1 << 26 };
  const { stdout } = await execute(process.execPath, ['--no-warnings', name], options);
  return JSON.parse(stdout);
}
