import { AutomodelError } from './automodel-error.js';

/** The values that explain a {@link TaskError}. */
export interface TaskErrorDetails {
  /** The task, such as `image-classification`. */
  readonly task: string;
  /** Which of the inputs it was, counted from 0. */
  readonly index: number;
  readonly cause: unknown;
}

/** A task failed on an input with an error that is none of automodel's; that error is the `cause`. */
export class TaskError extends AutomodelError {
  static override readonly code = 'TASK_FAILED';
  declare readonly task: string;
  declare readonly index: number;

  constructor(details: TaskErrorDetails) {
    const reason = details.cause instanceof Error ? details.cause.message : String(details.cause);
    super(TaskError.code, {
      ...details,
      message: `The task "${details.task}" failed on input ${details.index}: ${reason.replace(/\.?$/, '.')}`,
      remedy: 'See the cause of this error; if it comes from a package of automodel, report it there.',
    });
  }
}
