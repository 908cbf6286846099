import type { NodeRun } from './node-run.js';
import type { ReferenceTensor } from './tensors/reference-tensor.js';

/** Computes one node: its outputs in order, undefined for an optional one that it does not compute. */
export type ReferenceOperator = (run: NodeRun) => readonly (ReferenceTensor | undefined)[];
