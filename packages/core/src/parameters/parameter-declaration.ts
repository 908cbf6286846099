import type { Initialization } from './initialization.js';

/** A tensor that a model looks for in its checkpoint. */
export interface ParameterDeclaration {
  /** The key, such as `resnet.embedder.embedder.convolution.weight`. */
  readonly name: string;
  readonly dims: readonly number[];
  /** The type of a fresh one; a checkpoint may hold another. */
  readonly dataType: 'float32' | 'int64';
  /** How it starts where no checkpoint gives it. */
  readonly initialization: Initialization;
}

/** Bytes of one element of a declared tensor when it is fresh. */
export function declaredElementLength({ dataType }: ParameterDeclaration): number {
  return dataType === 'int64' ? 8 : 4;
}
