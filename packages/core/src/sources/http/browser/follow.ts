import type { FollowOptions } from '../follow-options.js';

/** Asks for an address. Browsers follow redirects on their own, and take the token off at another origin: https://fetch.spec.whatwg.org/#http-redirect-fetch */
export function follow(
  url: URL,
  { fetch: get, authorization, ...request }: FollowOptions,
): Promise<Response | undefined> {
  if (authorization !== undefined) request.headers.set('authorization', authorization);
  return get(url.href, request);
}
