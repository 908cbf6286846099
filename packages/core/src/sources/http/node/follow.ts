import type { FollowOptions } from '../follow-options.js';

/** Asks for an address, following redirects one by one, so that the token stays at its origin; undefined if they lead to no answer. */
export async function follow(
  start: URL,
  { fetch: get, authorization, headers, ...request }: FollowOptions,
): Promise<Response | undefined> {
  // Bytes are counted and resumed, so they must come as they are stored.
  headers.set('accept-encoding', 'identity');
  let url = start;
  for (let redirects = 0; redirects <= 10; redirects += 1) {
    if (authorization !== undefined && url.origin === start.origin) headers.set('authorization', authorization);
    else headers.delete('authorization');
    const response = await get(url.href, { ...request, headers, redirect: 'manual' }).catch(fail);
    const location = response.headers.get('location');
    if (response.status < 300 || response.status > 399 || location === null) return response;
    await response.body?.cancel();
    if (!URL.canParse(location, url)) return undefined;
    url = new URL(location, url);
    // fetch would read data: addresses, and quote credentials.
    if (!/^https?:$/.test(url.protocol) || url.username !== '') return undefined;
  }
  return undefined;
}

/** undici says "fetch failed"; why is in the code of the cause. */
function fail(error: unknown): never {
  const { cause } = error instanceof Error ? error : {};
  if (!(cause instanceof Error) || !('code' in cause)) throw error;
  throw new Error(String(cause.code), { cause });
}
