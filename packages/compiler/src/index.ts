export { compile } from './compile.js';
export { allOperators } from './lowering/all-operators.js';
export { chooseOperators } from './lowering/choose-operators.js';
export { isElementType, supportedTypes } from './lowering/is-element-type.js';
export type { NodeLowering, NodeLowerings } from './lowering/node-lowering.js';
export type { OperatorSet } from './lowering/operator-set.js';
export { planType } from './lowering/plan-type.js';
export { stepInputs } from './lowering/step-inputs.js';
export { visionOperators } from './lowering/vision-operators.js';
export type { InputShapes, InputValues } from './passes/specialize-shapes.js';
export { valueInputs } from './passes/value-inputs.js';
export type { BinaryName } from './plan/binary-name.js';
export { elementBytes } from './plan/element-bytes.js';
export type { ElementType } from './plan/element-type.js';
export type {
  GeneralStep,
  GeneralWindow,
  ScatterReduction,
  SelectAxis,
  SelectPart,
  SelectStep,
} from './plan/general-step.js';
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
  QuantizedConvolutionStep,
  ReshapeStep,
  SoftmaxStep,
  Step,
  TensorIndex,
  UnaryStep,
  Window,
} from './plan/plan.js';
export { printPlan } from './plan/print-plan.js';
export type { ReduceName } from './plan/reduce-name.js';
export type { StepOf } from './plan/step-of.js';
export type { Target } from './plan/target.js';
export type { UnaryFunction, UnaryName } from './plan/unary-function.js';
export type { NormalizationSource, WeightQuantization, WeightSource } from './plan/weight-source.js';
export { unsupportedOperators } from './unsupported-operators.js';
