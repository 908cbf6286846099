import { open } from 'node:fs/promises';

/** A line with the place in the file where the next one starts. */
export interface WholeLine {
  readonly text: string;
  readonly end: number;
}

const newline = 0x0a;

/** The lines of a file that end with a newline: what a process that was killed has left of the last one is no line. None if there is no file. */
export async function* wholeLines(path: string): AsyncGenerator<WholeLine> {
  const file = await open(path).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (file === undefined) return;
  let rest: Buffer = Buffer.alloc(0);
  let position = 0;
  for await (const chunk of file.createReadStream()) {
    const bytes = Buffer.concat([rest, chunk]);
    let start = 0;
    for (let at = bytes.indexOf(newline); at >= 0; at = bytes.indexOf(newline, start)) {
      yield { text: bytes.toString('utf8', start, at), end: position + at + 1 };
      start = at + 1;
    }
    rest = bytes.subarray(start);
    position += start;
  }
}
