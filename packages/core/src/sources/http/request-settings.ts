import { anySignal } from '../any-signal.js';
import type { SourceOptions } from '../source-options.js';
import { invalidOption } from './invalid-option.js';
import type { RequestSettings } from './send-request.js';
import type { TransferSettings } from './transfer-settings.js';

/** What the requests of a source are made of. */
export interface RequestOptions extends SourceOptions, TransferSettings {
  readonly signal?: AbortSignal | undefined;
}

/** The settings of a request for a file. @param signal of the call, beside the source's own. */
export function requestSettings(
  options: RequestOptions,
  file: string,
  token: string | undefined,
  signal?: AbortSignal,
): RequestSettings {
  const secret = token?.trim();
  const authorization = secret ? `Bearer ${secret}` : undefined;
  if (/[^\x20-\x7e]/.test(secret ?? '')) {
    // fetch would quote it.
    throw invalidOption('token', undefined, 'it has characters that no token has', 'Copy the token again.');
  }
  return { ...options, file, authorization, signal: anySignal(options.signal, signal) };
}
