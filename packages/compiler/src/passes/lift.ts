import { liftToCurrentSet, type Model, type OperatorTable } from '@automodel/onnx';
import { liftOldModel } from '@automodel/onnx/lifting';

/** A model of any operator set as the current one has it. */
export function lift(model: Model, operators: OperatorTable): Model {
  return liftToCurrentSet(liftOldModel(model), operators);
}
