import { liftOldModel, liftToCurrentSet, type Model, type OperatorTable } from '@automodel/onnx';

/** A model of any operator set as the current one has it. */
export function lift(model: Model, operators: OperatorTable): Model {
  return liftToCurrentSet(liftOldModel(model), operators);
}
