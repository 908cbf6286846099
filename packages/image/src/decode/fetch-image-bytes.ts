import { ImageDecodeError } from '@automodel/core';
import type { DecodeSettings } from './decode-image-options.js';

const remedy = 'Check that the URL leads to the image file itself, and not to a page about it.';

/**
 * Downloads an image.
 * @throws {ImageDecodeError} if the server cannot be reached, answers with an error or with an HTML page.
 */
export async function fetchImageBytes(url: string, image: string, { signal }: DecodeSettings): Promise<Uint8Array> {
  let response: Response;
  let bytes: Uint8Array;
  try {
    response = await fetch(url, signal === undefined ? {} : { signal });
    bytes = new Uint8Array(response.ok ? await response.arrayBuffer() : []);
  } catch (cause) {
    signal?.throwIfAborted();
    throw new ImageDecodeError({
      image,
      reason: 'it could not be downloaded.',
      remedy: 'Check the address and the network; in a browser the server must also allow other origins (CORS).',
      cause,
    });
  }
  if (!response.ok) {
    const reason = `the server answered ${response.status} ${response.statusText}`.trimEnd();
    throw new ImageDecodeError({ image, reason: `${reason}.`, remedy });
  }
  if (/^text\/html/i.test(response.headers.get('content-type') ?? '')) {
    throw new ImageDecodeError({ image, reason: 'the server answered with an HTML page.', remedy });
  }
  return bytes;
}
