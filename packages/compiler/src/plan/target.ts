import type { OperatorSet } from '../lowering/operator-set.js';
import type { UnaryFunction } from './unary-function.js';

/** What a plan is made for. */
export interface Target {
  /** The operators that are compiled; others are errors. */
  readonly operators: OperatorSet;
  /** Whether an activation can be computed in the step before it. */
  readonly canFuseActivation: (activation: UnaryFunction) => boolean;
  /** Whether it has steps for convolutions of int8. @default false */
  readonly hasQuantizedConvolution?: boolean | undefined;
  /** Channels of channels-last tensors are padded to a multiple of this. */
  readonly channelBlock: number;
  /** Graph inputs with fewer channels than this that only convolutions read become padded images. */
  readonly narrowChannels: number;
  /** Offsets in the arena are multiples of this many bytes. */
  readonly alignment: number;
}
