export { type InterpretOptions, interpret } from './interpret.js';
export type { NodeRun } from './node-run.js';
export type { ReferenceOperator } from './reference-operator.js';
export { referenceOperators } from './reference-operators.js';
export { fromConstant } from './tensors/from-constant.js';
export type { ReferenceTensor } from './tensors/reference-tensor.js';
