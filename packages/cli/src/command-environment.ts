import type { Readable } from 'node:stream';
import type { PluginList } from '@automodel/core';

/** A stream that commands write to: process.stdout, process.stderr, or a test's own. */
export interface OutputStream extends NodeJS.WritableStream {
  readonly isTTY?: boolean;
  readonly columns?: number;
}

/** Everything outside that a command touches, so that tests can run it in their own process. */
export interface CommandEnvironment {
  readonly stdin: Readable;
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
  /** The environment variables. */
  readonly variables: Readonly<Record<string, string | undefined>>;
  /** Backends, image processors and model types to work with. */
  readonly plugins: PluginList;
  /** The module whose threads prepare images with the default plugins; undefined prepares them on the main thread. */
  readonly preparationProgram: URL | undefined;
  /** Calls back when somebody asks the command to end, as Ctrl-C does; without a listener that kills it. Gives what takes the listener off. */
  onInterrupt(listener: () => void): () => void;
}
