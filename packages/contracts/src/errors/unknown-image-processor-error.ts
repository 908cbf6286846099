import { AutomodelError } from './automodel-error.js';
import { nearestNames } from './nearest-names.js';
import { quoteList } from './quote-list.js';

/** The values that explain a {@link UnknownImageProcessorError}. */
export interface UnknownImageProcessorErrorDetails {
  /** The type named in `preprocessor_config.json`; undefined if none is named. */
  readonly processorType: string | undefined;
  /** Where the checkpoint is. */
  readonly location: string;
  /** The registered image processors. */
  readonly available: readonly string[];
  /** What to do next. */
  readonly remedy: string;
  readonly cause?: unknown;
}

/** No registered plugin offers the image processor that a checkpoint names. */
export class UnknownImageProcessorError extends AutomodelError {
  static override readonly code = 'UNKNOWN_IMAGE_PROCESSOR';
  declare readonly processorType: string | undefined;
  declare readonly location: string;
  declare readonly available: readonly string[];

  constructor(details: UnknownImageProcessorErrorDetails) {
    super(UnknownImageProcessorError.code, {
      ...details,
      message: `${details.processorType === undefined ? `The checkpoint in ${details.location} names no image processor` : `The checkpoint in ${details.location} needs the image processor "${details.processorType}", which is not registered`}.${details.available.length === 0 ? ' No image processor is registered.' : ` Registered are ${quoteList(details.processorType === undefined ? details.available : nearestNames(details.processorType, details.available))}.`}`,
    });
  }
}
