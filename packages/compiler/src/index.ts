export { compile } from './compile.js';
export { allOperators } from './lowering/all-operators.js';
export { isElementType, supportedTypes } from './lowering/is-element-type.js';
export type { NodeLowering, NodeLowerings } from './lowering/node-lowering.js';
export type { OperatorSet } from './lowering/operator-set.js';
export { stepInputs } from './lowering/step-inputs.js';
export { visionOperators } from './lowering/vision-operators.js';
export type { InputShapes } from './passes/specialize-shapes.js';
export type { BinaryName } from './plan/binary-name.js';
export type { ElementType } from './plan/element-type.js';
export type { GeneralStep, SelectAxis, SelectPart, SelectStep } from './plan/general-step.js';
export type {
  BinaryStep,
  ConvolutionStep,
  GlobalAverageStep,
  Layout,
  MatrixProductStep,
  NormalizationStep,
  Operand,
  Plan,
  PlanPort,
  PlanTensor,
  PoolStep,
  ReshapeStep,
  SoftmaxStep,
  Step,
  TensorIndex,
  UnaryStep,
  Window,
} from './plan/plan.js';
export { printPlan } from './plan/print-plan.js';
export type { Target } from './plan/target.js';
export type { UnaryFunction, UnaryName } from './plan/unary-function.js';
export type { NormalizationSource, WeightQuantization, WeightSource } from './plan/weight-source.js';
export { unsupportedOperators } from './unsupported-operators.js';
