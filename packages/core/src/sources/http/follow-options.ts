/** What is asked for; the address may redirect. */
export interface FollowOptions {
  readonly fetch: typeof fetch;
  readonly method: string;
  readonly headers: Headers;
  /** Sent to the origin of the address alone. */
  readonly authorization: string | undefined;
  readonly signal: AbortSignal;
  readonly cache: RequestCache;
}
