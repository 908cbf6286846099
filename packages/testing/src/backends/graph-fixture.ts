import type { Model, TensorConstant } from '@automodel/onnx';
import type { ToleranceClass } from '../ops/tolerance-class.js';

/** A small network with the inputs of several runs in one session. */
export interface GraphFixture {
  readonly name: string;
  readonly model: Model;
  /** The files that external weights name. */
  readonly weights: ReadonlyMap<string, Uint8Array>;
  /** One entry per run: what the graph's inputs are fed. */
  readonly runs: readonly ReadonlyMap<string, TensorConstant>[];
  /** @default accumulated */
  readonly tolerance?: ToleranceClass;
}
