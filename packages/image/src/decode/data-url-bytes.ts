import { ImageDecodeError } from '@automodel/core';

const percentSign = 0x25;

function percentDecode(text: string): Uint8Array {
  const encoded = new TextEncoder().encode(text);
  const bytes = new Uint8Array(encoded.length);
  let length = 0;
  for (let at = 0; at < encoded.length; at++) {
    const digits = encoded[at] === percentSign ? String.fromCharCode(...encoded.subarray(at + 1, at + 3)) : '';
    const escaped = /^[0-9a-f]{2}$/i.test(digits);
    bytes[length++] = escaped ? Number.parseInt(digits, 16) : (encoded[at] ?? 0);
    if (escaped) at += 2;
  }
  return bytes.subarray(0, length);
}

/**
 * The bytes of a `data:` URL (RFC 2397). Not through fetch, which a page's `connect-src` policy would stop.
 * @throws {ImageDecodeError} if it has no comma or its base64 is broken.
 */
export function dataUrlBytes(url: string, image: string): Uint8Array {
  const comma = url.indexOf(',');
  try {
    if (comma < 0) throw new SyntaxError('There is no comma.');
    const body = url.slice(comma + 1);
    if (!/;\s*base64\s*$/i.test(url.slice(0, comma))) return percentDecode(body);
    const binary = atob(body.includes('%') ? new TextDecoder('latin1').decode(percentDecode(body)) : body);
    const bytes = new Uint8Array(binary.length);
    for (let at = 0; at < bytes.length; at++) bytes[at] = binary.charCodeAt(at);
    return bytes;
  } catch (cause) {
    throw new ImageDecodeError({
      image,
      reason: 'this data: URL is not well-formed.',
      remedy: 'Pass data:image/png;base64, followed by the file in base64, or pass the bytes themselves.',
      cause,
    });
  }
}
