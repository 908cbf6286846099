import type { DownloadFailure } from '@automodel/contracts';
import { follow } from '#follow';
import { anySignal } from '../any-signal.js';
import { downloadFailure } from './download-failure.js';
import type { TransferSettings } from './transfer-settings.js';

export interface RequestSettings extends TransferSettings {
  /** What errors call what is asked for. */
  readonly file: string;
  readonly fetch?: typeof fetch | undefined;
  /** Sent to the host of the address alone, never to one that it redirects to. */
  readonly authorization?: string | undefined;
  readonly range?: string | undefined;
  readonly method?: string | undefined;
  /** How the browser's own cache is used. @default 'no-store' */
  readonly cache?: RequestCache | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Asks for an address, following redirects; the answer may have any status.
 * @throws {DownloadError} if no answer comes, or redirects do not end.
 */
export async function sendRequest(address: string, settings: RequestSettings): Promise<Response> {
  const { file, range, signal, stallTimeout = 30_000, method = 'GET', cache = 'no-store' } = settings;
  const timeout = new AbortController();
  const timer = setTimeout(() => timeout.abort(), stallTimeout);
  const url = new URL(address);
  let { authorization } = settings;
  if (url.username !== '') {
    authorization = `Basic ${btoa(`${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`)}`;
    url.username = url.password = '';
  }
  const fail = (reason: DownloadFailure, problem: string, cause?: unknown): never => {
    throw downloadFailure(url.href, file, reason, problem, cause);
  };
  let response: Response | undefined;
  try {
    response = await follow(url, {
      fetch: settings.fetch ?? fetch,
      method,
      headers: new Headers(range === undefined ? {} : { range }),
      authorization,
      signal: anySignal(signal, timeout.signal) ?? timeout.signal,
      cache,
    });
  } catch (cause) {
    signal?.throwIfAborted();
    if (timeout.signal.aborted) fail('stalled', `no answer came for ${stallTimeout / 1000} s`);
    // What quotes an address may quote credentials with it.
    const shown = cause instanceof Error && !cause.message.includes('://') ? cause : undefined;
    fail('network', `the connection failed (${shown?.message ?? 'no answer'})`, shown);
  } finally {
    clearTimeout(timer);
  }
  return response ?? fail('redirect', 'its redirects lead nowhere');
}
