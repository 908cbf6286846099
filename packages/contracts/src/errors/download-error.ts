import { AutomodelError } from './automodel-error.js';
import { downloadRemedies } from './download-remedies.js';

/** Why a download failed. */
export type DownloadFailure =
  | 'changed'
  | 'checksum'
  | 'content-type'
  | 'file-not-found'
  | 'forbidden'
  | 'gated'
  | 'html'
  | 'length'
  | 'network'
  | 'range'
  | 'redirect'
  | 'repository-not-found'
  | 'revision-not-found'
  | 'short'
  | 'stalled'
  | 'status'
  | 'unauthorized';

/** The values that explain a {@link DownloadError}. */
export interface DownloadErrorDetails {
  /** The address; credentials and query are removed from it. */
  readonly url: string;
  /** The file or what else was asked for. */
  readonly file: string;
  readonly reason: DownloadFailure;
  /** What happened. */
  readonly problem: string;
  /** The answer's status. */
  readonly status?: number | undefined;
  /** Seconds after which the server wants to be asked again. */
  readonly retryAfter?: number | undefined;
  readonly cause?: unknown;
}

/** A file could not be downloaded, or what came is not that file; nothing of it is kept as if it were. */
export class DownloadError extends AutomodelError {
  static override readonly code = 'DOWNLOAD_FAILED';
  readonly url: string;
  readonly file: string;
  readonly reason: DownloadFailure;
  readonly status: number | undefined;
  readonly retryAfter: number | undefined;

  constructor(details: DownloadErrorDetails) {
    const url = details.url.replace(/[?#].*$/s, '').replace(/\/\/[^/]*@/, '//');
    super(DownloadError.code, {
      message: `Cannot download ${details.file} from ${url}: ${details.problem}.`,
      remedy: downloadRemedies[details.reason],
      cause: details.cause,
    });
    this.url = url;
    this.file = details.file;
    this.reason = details.reason;
    this.status = details.status;
    this.retryAfter = details.retryAfter;
  }
}
