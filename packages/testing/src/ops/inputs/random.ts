import type { DataType } from '@automodel/onnx';
import type { CaseInput } from './case-input.js';

/** What a drawn input may say of itself. */
export interface RandomOptions {
  /** @default float32 */
  readonly dataType?: DataType;
  /** @default -2 */
  readonly low?: number;
  /** @default 2 */
  readonly high?: number;
  /** @default none */
  readonly special?: readonly number[];
}

/** A fed input of drawn elements. */
export function random(dims: readonly number[], options: RandomOptions = {}): CaseInput {
  const { dataType = 'float32', low = -2, high = 2, special = [] } = options;
  return { role: 'feed', dataType, dims, elements: { kind: 'random', low, high, special } };
}
