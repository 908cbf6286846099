import { compilationWords } from '@automodel/compiler';
import { BackendError } from '@automodel/contracts';
import { explainProblem } from '@automodel/onnx';

const failure = { backend: 'wasm', operation: 'create a session' } as const;

const words = {
  ...compilationWords,
  memory: (_: unknown, bytes: number, cause: unknown) =>
    new BackendError({
      ...failure,
      reason: `${(bytes / 2 ** 20).toFixed(0)} MiB of WebAssembly memory were refused.`,
      remedy: 'Use smaller batches or images, or dispose of other models first.',
      cause,
    }),
  place: (_: unknown, index: number) =>
    new BackendError({
      ...failure,
      reason: `the plan has no tensor ${index}.`,
      remedy: 'Report it as a bug of @automodel/compiler.',
    }),
};

/** What to throw for what was thrown while a plan was made or prepared: the error in words for a problem, anything else as it is. */
export function explainPreparation(caught: unknown): unknown {
  return explainProblem(caught, words);
}
