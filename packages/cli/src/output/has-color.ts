import type { OutputStream } from '../command-environment.js';

/** Whether a stream gets colours: a terminal, unless NO_COLOR is set (https://no-color.org) or the terminal is a dumb one. */
export function hasColor(stream: OutputStream, variables: Readonly<Record<string, string | undefined>>): boolean {
  return stream.isTTY === true && (variables.NO_COLOR ?? '') === '' && variables.TERM !== 'dumb';
}
