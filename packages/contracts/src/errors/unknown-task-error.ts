import { AutomodelError } from './automodel-error.js';
import { nearestNames } from './nearest-names.js';
import { quoteList } from './quote-list.js';

/** The values that explain a {@link UnknownTaskError}. */
export interface UnknownTaskErrorDetails {
  /** The task asked for. */
  readonly task: string;
  /** The tasks that are there. */
  readonly available: readonly string[];
  readonly cause?: unknown;
}

/** No plugin offers a task of that name. */
export class UnknownTaskError extends AutomodelError {
  static override readonly code = 'UNKNOWN_TASK';
  declare readonly task: string;
  declare readonly available: readonly string[];

  constructor(details: UnknownTaskErrorDetails) {
    super(UnknownTaskError.code, {
      ...details,
      message: `There is no task "${details.task}". The nearest are ${quoteList(nearestNames(details.task, details.available))}.`,
      remedy: 'Use one of these, or pass the task of the package that defines it: { use: [task] }.',
    });
  }
}
