import { DownloadError } from '@automodel/contracts';

/** Whether it may help to ask again: the network failed, or the server is busy or out of order. */
export function isTransient(error: unknown): error is DownloadError {
  if (!DownloadError.is(error)) return false;
  const { reason, status = 0 } = error;
  if (reason === 'status') return status === 408 || status === 429 || status >= 500;
  return reason === 'network' || reason === 'stalled' || reason === 'short';
}
