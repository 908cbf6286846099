/** What an {@link UsageError} says. */
export interface UsageErrorDetails {
  /** What is wrong with which argument, and what would be valid. */
  readonly message: string;
  /** What to do next. */
  readonly remedy: string;
}

/** The command line itself is wrong. */
export class UsageError extends Error {
  readonly remedy: string;

  constructor({ message, remedy }: UsageErrorDetails) {
    super(message);
    this.name = 'UsageError';
    this.remedy = remedy;
  }
}
