export { compile } from './compile.js';
export { compilePlan } from './compile-plan.js';
export { isResidual } from './is-residual.js';
export { broadcastStrides } from './layout/broadcast-strides.js';
export { channelStride } from './layout/channel-stride.js';
export { elementStrides } from './layout/element-strides.js';
export { type ImagePlaces, imagePlaces } from './layout/image-places.js';
export { type Loop, mergeLoops } from './layout/merge-loops.js';
export type { Placed } from './layout/placed.js';
export { storedAxes } from './layout/stored-axes.js';
export { storedElements } from './layout/stored-elements.js';
export { allOperators } from './lowering/all-operators.js';
export { chooseOperators } from './lowering/choose-operators.js';
export { furtherVisionOperators } from './lowering/further-vision-operators.js';
export { isElementType } from './lowering/is-element-type.js';
export type { NodeLowering, NodeLowerings } from './lowering/node-lowering.js';
export type { OperatorSet } from './lowering/operator-set.js';
export { planType } from './lowering/plan-type.js';
export { residualOperators } from './lowering/residual-operators.js';
export { stepInputs } from './lowering/step-inputs.js';
export { supportedTypes } from './lowering/supported-types.js';
export { visionOperators } from './lowering/vision-operators.js';
export { operatorsBeside } from './operators-beside.js';
export type { InputShapes, InputValues } from './passes/specialize-shapes.js';
export type { BinaryName } from './plan/binary-name.js';
export { type ElementArray, elementArrays } from './plan/element-arrays.js';
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
export { stepWork } from './plan/step-work.js';
export type { Target } from './plan/target.js';
export type { UnaryFunction, UnaryName } from './plan/unary-function.js';
export type { NormalizationSource, WeightQuantization, WeightSource } from './plan/weight-source.js';
export { compilationWords } from './problems/compilation-words.js';
export { explainCompilation } from './problems/explain-compilation.js';
export { unsupportedOperators } from './unsupported-operators.js';
export { foldedNormalization, foldedSources } from './weights/folded-normalization.js';
export { type PlannedRead, planReads } from './weights/plan-reads.js';
export { quantizationSources } from './weights/quantization-sources.js';
export { normalizationSources, scaleAndShift } from './weights/scale-and-shift.js';
export { toInt32 } from './weights/to-int32.js';
export { weightByteLength } from './weights/weight-byte-length.js';
export { weightKey } from './weights/weight-key.js';
export type { WeightValues } from './weights/weight-values.js';
