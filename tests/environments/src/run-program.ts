import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/** Runs a program, without the variables by which npm and vitest tell their children who called; gives its last line as JSON, null if it wrote nothing. */
export async function runProgram(program: string, parameters: readonly string[]): Promise<unknown> {
  const inherited = Object.entries(process.env).filter(([name]) => !/^(npm_|VITEST|NODE_ENV|NODE_OPTIONS)/i.test(name));
  const { stdout } = await execute(program, [...parameters], { env: Object.fromEntries(inherited) });
  return JSON.parse(stdout.trim().split('\n').at(-1) || 'null');
}
