import { type GraphProblems, type ProblemWords, problemWords } from '@automodel/onnx';

/** What can be wrong when a graph is compiled, with the values that explain it. */
export interface CompilationProblems extends GraphProblems {}

/** The words for {@link CompilationProblems}. */
export const compilationWords: ProblemWords<CompilationProblems> = { ...problemWords };
