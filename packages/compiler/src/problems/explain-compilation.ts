import { explainProblem } from '@automodel/onnx';
import { compilationWords } from './compilation-words.js';

/** What to throw for what `compilePlan` threw: the error in words for a problem, anything else as it is. */
export function explainCompilation(caught: unknown): unknown {
  return explainProblem(caught, compilationWords);
}
