import { AutomodelError } from './automodel-error.js';
import { quoteList } from './quote-list.js';

/** The values that explain a {@link MissingFileError}. */
export interface MissingFileErrorDetails {
  /** The file, or the files of which one is needed. */
  readonly file: string;
  /** Where it was looked for. */
  readonly location: string;
  /** What is there instead, as far as it can be listed. */
  readonly present: readonly string[];
  /** What to do next. */
  readonly remedy: string;
  readonly cause?: unknown;
}

/** A file that a checkpoint needs is not there. */
export class MissingFileError extends AutomodelError {
  static override readonly code = 'MISSING_FILE';
  declare readonly file: string;
  declare readonly location: string;
  declare readonly present: readonly string[];

  constructor(details: MissingFileErrorDetails) {
    super(MissingFileError.code, {
      ...details,
      message: `There is no ${details.file} in ${details.location}.${details.present.length === 0 ? '' : ` It holds ${quoteList(details.present)}.`}`,
    });
  }
}
