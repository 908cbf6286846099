import type { AutomodelError } from '@automodel/core';

/** What became of one of several inputs: its result, or the error that it met. One of `result` and `error` is there. */
export type PipelineItem<Input, Result> =
  | {
      /** The position among the inputs, counted from 0. */
      readonly index: number;
      readonly input: Input;
      readonly result: Result;
      readonly error?: never;
    }
  | { readonly index: number; readonly input: Input; readonly result?: never; readonly error: AutomodelError };
