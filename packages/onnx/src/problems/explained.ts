import { explainProblem } from './explain-problem.js';

/**
 * Does what may meet a problem, for callers that get the words for it at once.
 * @throws {InvalidGraphError} for a problem of a graph
 */
export function explained<Result>(action: () => Result, words?: Parameters<typeof explainProblem>[1]): Result {
  try {
    return action();
  } catch (caught) {
    throw explainProblem(caught, words);
  }
}
