import type { OutputStream } from '../command-environment.js';

/** Writes one JSON document, indented by two spaces. */
export function writeJson(stream: OutputStream, value: object): void {
  stream.write(`${JSON.stringify(value, undefined, 2)}\n`);
}
