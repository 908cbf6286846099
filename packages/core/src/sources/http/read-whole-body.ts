import { readBody } from './read-body.js';
import type { RequestSettings } from './send-request.js';

/** The bytes of an answer's body. @throws {DownloadError} as {@link readBody} */
export async function readWholeBody(
  response: Response,
  url: string,
  settings: RequestSettings,
): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  for await (const chunk of readBody(response, url, settings)) chunks.push(new Uint8Array(chunk));
  // Not by way of a Blob: jsdom's has no arrayBuffer().
  const bytes = new Uint8Array(chunks.reduce((sum, { byteLength }) => sum + byteLength, 0));
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return bytes;
}
