import { DownloadError } from '@automodel/contracts';
import type { TransferSettings } from './transfer-settings.js';

export interface RequestSettings extends TransferSettings {
  /** What errors call what is asked for. */
  readonly file: string;
  readonly fetch?: typeof fetch | undefined;
  /** Sent to the host of the address alone, never to one that it redirects to. */
  readonly authorization?: string | undefined;
  readonly range?: string | undefined;
  readonly method?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

const maximumRedirects = 10;

/**
 * Asks for an address, following redirects; the answer may have any status.
 * @throws {DownloadError} if no answer comes, or redirects do not end.
 */
export async function sendRequest(address: string, settings: RequestSettings): Promise<Response> {
  const { file, range, signal, stallTimeout = 30_000, method = 'GET' } = settings;
  const timeout = new AbortController();
  const timer = setTimeout(() => timeout.abort(), stallTimeout);
  const signals = signal === undefined ? timeout.signal : AbortSignal.any([signal, timeout.signal]);
  const start = new URL(address);
  let authorization = settings.authorization;
  if (start.username !== '') {
    authorization = `Basic ${btoa(`${decodeURIComponent(start.username)}:${decodeURIComponent(start.password)}`)}`;
    start.username = start.password = '';
  }
  let url = start;
  let redirect: RequestRedirect = 'manual';
  try {
    for (let redirects = 0; redirects <= maximumRedirects; redirects += 1) {
      const headers = new Headers();
      if (range !== undefined) headers.set('range', range);
      if (authorization !== undefined && url.origin === start.origin) headers.set('authorization', authorization);
      // Bytes are counted and resumed, so they must come as they are stored.
      if (isServer()) headers.set('accept-encoding', 'identity');
      const get = settings.fetch ?? fetch;
      if (!isServer()) redirect = 'follow';
      const response = await get(url.href, { method, headers, redirect, signal: signals, cache: 'no-store' });
      const location = response.headers.get('location');
      if (response.status < 300 || response.status > 399 || location === null) return response;
      await response.body?.cancel();
      url = new URL(location, url);
    }
  } catch (cause) {
    signal?.throwIfAborted();
    const stalled = timeout.signal.aborted;
    throw new DownloadError({
      url: url.href,
      file,
      reason: stalled ? 'stalled' : 'network',
      problem: stalled ? `no answer came for ${stallTimeout / 1000} s` : `the connection failed${reasonOf(cause)}`,
      remedy: 'Check the network and load again: what has arrived is kept.',
      cause: withoutAddress(cause),
    });
  } finally {
    clearTimeout(timer);
  }
  throw new DownloadError({
    url: url.href,
    file,
    reason: 'redirect',
    problem: `it redirected more than ${maximumRedirects} times`,
    remedy: 'Check the address, and a proxy or the endpoint if one is set.',
  });
}

/** Runtimes that show redirects; browsers follow them on their own, and take the token off at another host. */
function isServer(): boolean {
  return typeof process === 'object' && process.versions?.node !== undefined && typeof document === 'undefined';
}

/** undici names the reason in the cause; its messages name hosts and ports, no credentials. */
function reasonOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : undefined;
  return cause === undefined || !('code' in cause) ? '' : ` (${String(cause.code)})`;
}

/** Errors of fetch can quote addresses, and with them credentials. */
function withoutAddress(error: unknown): unknown {
  return error instanceof Error && /:\/\//.test(error.message) ? undefined : error;
}
