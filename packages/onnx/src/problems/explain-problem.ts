import { InvalidGraphError } from '@automodel/contracts';
import { GraphProblem, type ProblemNode } from './graph-problem.js';
import { type ProblemWords, problemWords } from './problem-words.js';

/**
 * What to throw for what was caught: the error in words for a {@link GraphProblem}, anything else as it is.
 * @param words those for the kinds of problems that may be caught. @default the words for this package's own
 */
export function explainProblem(
  caught: unknown,
  words: ProblemWords<Readonly<Record<string, readonly never[]>>> = problemWords,
): unknown {
  if (!(caught instanceof GraphProblem)) return caught;
  const { node, kind, values } = caught;
  const describe = Object.hasOwn(words, kind) ? words[kind] : undefined;
  // Schemas of others fail with words, which may be those that a kind is called: then no values come with them.
  const isKind = describe !== undefined && (values.length > 0 || describe.length < 2);
  // Who throws a kind gives the values that it has: `fail` of those who do it is typed so.
  const described = isKind ? describe(node, ...(values as readonly never[])) : kind;
  if (typeof described !== 'string') return described;
  return new InvalidGraphError({ node: labelOf(node), operator: node?.opType, problem: described });
}

/** What errors call a node: its name, or the first output of a nameless one. */
function labelOf(node: ProblemNode | undefined): string | undefined {
  return node?.name || node?.outputs?.find((output) => output !== '') || node?.name;
}
