import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/**
 * Runs a program in a directory, without the variables by which npm and vitest tell their children who called.
 * @returns what it printed.
 * @throws {Error} with all output if it fails.
 */
export async function runCommand(directory: string, program: string, ...parameters: string[]): Promise<string> {
  const inherited = Object.entries(process.env).filter(([name]) => !/^(npm_|VITEST|NODE_ENV|NODE_OPTIONS)/i.test(name));
  try {
    const options = { cwd: directory, env: Object.fromEntries(inherited), maxBuffer: 64 * 1024 * 1024 };
    const { stdout } = await execute(program, parameters, options);
    return stdout;
  } catch (cause) {
    throw new Error(`${program} ${parameters.join(' ')} failed:\n${outputOf(cause)}`, { cause });
  }
}

function outputOf(cause: unknown): string {
  if (!(cause instanceof Error) || !('stdout' in cause) || !('stderr' in cause)) return String(cause);
  return `${cause.stdout}${cause.stderr}`;
}
