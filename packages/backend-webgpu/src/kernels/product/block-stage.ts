import type { StageLayout } from './stage-layout.js';

/** How a step lies in workgroup memory, and where in it a thread finds what it multiplies. */
export interface BlockStage extends StageLayout {
  /** The workgroup variables. */
  readonly globals: string;
  /** A vector of the thread's row `i`. */
  leftOf(buffer: string, i: number, vector: string): string;
  /** The vector `j` of the thread's columns in an inner row. */
  rightOf(buffer: string, inner: string, j: number): string;
}
