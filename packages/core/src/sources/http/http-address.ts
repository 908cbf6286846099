import { invalidOption } from './invalid-option.js';

/** An address that can be asked. @throws {InvalidOptionError} that shows no credentials, if it is none of http or https. */
export function httpAddress(option: string, address: string): URL {
  let url: URL | undefined;
  try {
    url = new URL(address);
  } catch {
    // Its own error quotes the address.
  }
  if (url && /^https?:$/.test(url.protocol)) return url;
  throw invalidOption(
    option,
    address.replace(/[?#].*|[^/]*@/gs, ''),
    'it is no address',
    'Pass one that begins with https://.',
  );
}
