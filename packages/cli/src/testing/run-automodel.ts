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
}

export interface FinishedRun {
  readonly exitCode: ExitCode;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `automodel` in this process and collects what it prints. */
export async function runAutomodel(
  rawArguments: readonly string[],
  { isTTY = false, columns = 80, variables = {}, plugins = defaultPlugins() }: RunAutomodelOptions = {},
): Promise<FinishedRun> {
  const stdout = new TextStream({ isTTY, columns });
  const stderr = new TextStream({ isTTY, columns });
  const exitCode = await runCommandLine(rawArguments, { stdout, stderr, variables, plugins });
  return { exitCode, stdout: stdout.text, stderr: stderr.text };
}
