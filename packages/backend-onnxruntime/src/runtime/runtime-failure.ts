import { BackendError, type BackendErrorDetails } from '@automodel/contracts';
import { errorText } from './error-text.js';

/** What a runtime threw, in its own words, as an error that says what to do next. */
export function runtimeFailure(
  error: unknown,
  { backend, operation, remedy }: Pick<BackendErrorDetails, 'backend' | 'operation' | 'remedy'>,
): BackendError {
  const text = errorText(error).trim();
  const reason = /[.!?]$/.test(text) ? text : `${text}.`;
  return new BackendError({ backend, operation, reason, remedy, cause: error });
}
