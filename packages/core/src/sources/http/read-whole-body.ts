import { readBlob } from '../read-blob.js';
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
  return new Uint8Array(await readBlob(new Blob(chunks)));
}
