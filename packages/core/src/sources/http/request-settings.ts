import { anySignal } from '../any-signal.js';
import type { SourceOptions } from '../source-options.js';
import type { RequestSettings } from './send-request.js';
import type { TransferSettings } from './transfer-settings.js';

/** What the requests of a source are made of. */
export interface RequestOptions extends SourceOptions, TransferSettings {
  readonly signal?: AbortSignal | undefined;
}

/** The settings of a request for a file. @param signal of the call, beside the source's own. */
export function requestSettings(
  { fetch, retries, retryDelay, stallTimeout, ...options }: RequestOptions,
  file: string,
  token: string | undefined,
  signal?: AbortSignal,
): RequestSettings {
  const authorization = token ? `Bearer ${token}` : undefined;
  return { file, fetch, retries, retryDelay, stallTimeout, authorization, signal: anySignal(options.signal, signal) };
}
