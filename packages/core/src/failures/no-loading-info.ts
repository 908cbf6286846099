import { InvalidOptionError } from '@automodel/contracts';

/** The error for an `outputLoadingInfo` that is neither true nor false. */
export function noLoadingInfo(value: unknown): InvalidOptionError {
  return new InvalidOptionError({
    option: 'outputLoadingInfo',
    value,
    problem: 'it must be true or false',
    remedy: 'Leave it out: model.loadingInfo is always there.',
  });
}
