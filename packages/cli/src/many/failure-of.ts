import { inspect } from 'node:util';
import { describeError } from '../errors/describe-error.js';
import type { Failure } from './outcome.js';

/** An error as what came of an image. */
export function failureOf(path: string, error: unknown): Failure {
  return { path, error: describeError(error), details: inspect(error) };
}
