import { StringDecoder } from 'node:string_decoder';

/** The lines of a text, with the next piece read only when its lines are wanted; empty ones are left out. */
export async function* readLines(stream: AsyncIterable<unknown>): AsyncGenerator<string> {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  for await (const chunk of stream) {
    const lines = (rest + (chunk instanceof Uint8Array ? decoder.write(Buffer.from(chunk)) : String(chunk))).split(
      /\r?\n/,
    );
    rest = lines.pop() ?? '';
    yield* lines.filter((line) => line !== '');
  }
  rest += decoder.end();
  if (rest !== '') yield rest;
}
