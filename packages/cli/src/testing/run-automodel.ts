import { Readable } from 'node:stream';
import type { PluginList } from '@automodel/core';
import { defaultPlugins } from '../default-plugins.js';
import type { ExitCode } from '../exit-codes.js';
import { runCommandLine } from '../run-command-line.js';
import { TextStream } from './text-stream.js';

export interface RunAutomodelOptions {
  readonly isTTY?: boolean;
  readonly columns?: number;
  readonly variables?: Readonly<Record<string, string>>;
  readonly plugins?: PluginList;
  /** What is on standard input. */
  readonly input?: Iterable<string> | Readable;
  /** Takes what to call to interrupt the command. */
  readonly onListen?: (interrupt: () => void) => unknown;
}

export interface FinishedRun {
  readonly exitCode: ExitCode;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `automodel` in this process and collects what it prints. */
export async function runAutomodel(
  rawArguments: readonly string[],
  options: RunAutomodelOptions = {},
): Promise<FinishedRun> {
  const { isTTY = false, columns = 80, variables = {}, plugins = defaultPlugins(), input = [], onListen } = options;
  const stdout = new TextStream({ isTTY, columns });
  const stderr = new TextStream({ isTTY, columns });
  const exitCode = await runCommandLine(rawArguments, {
    stdin: input instanceof Readable ? input : Readable.from(input),
    stdout,
    stderr,
    variables,
    plugins,
    preparationProgram: undefined,
    onInterrupt(listener) {
      onListen?.(listener);
      return () => undefined;
    },
  });
  return { exitCode, stdout: stdout.text, stderr: stderr.text };
}
