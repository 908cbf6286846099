import { join } from 'node:path';
import { Writable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { repositoryRoot } from './repository-root.js';

interface CommandLine {
  runCommandLine(rawArguments: readonly string[], environment: object): Promise<number>;
}

/** What `automodel COMMAND --help` prints; undefined if there is no such command. */
export async function commandLineHelp(command: string): Promise<string | undefined> {
  // A program has no entry that other packages import; its sources need no build.
  const address = pathToFileURL(join(repositoryRoot, 'packages/cli/src/run-command-line.ts')).href;
  const { runCommandLine }: CommandLine = await import(/* @vite-ignore */ address);
  let text = '';
  const stdout = new Writable({
    write(chunk, _encoding, done): void {
      text += String(chunk);
      done();
    },
  });
  const stderr = new Writable({ write: (_chunk, _encoding, done) => done() });
  const code = await runCommandLine([command, '--help'], { stdout, stderr, variables: {}, plugins: [] });
  return code === 0 ? text : undefined;
}
