import { DownloadError, type DownloadFailure } from '@automodel/contracts';

/** The error of a download. @param file what was asked for. */
export function downloadFailure(
  url: string,
  file: string,
  reason: DownloadFailure,
  problem: string,
  cause?: unknown,
): DownloadError {
  return new DownloadError({ url, file, reason, problem, cause });
}
