import type { ModelOutline } from '@automodel/contracts';
import type { Model, OperatorTable } from '@automodel/onnx';
import type { ConstantReadings } from './constant-reading.js';
import type { NodeLowerings } from './node-lowering.js';
import type { OperatorPasses } from './operator-passes.js';
import type { RareLowerings } from './rare-lowerings.js';

/** The operators that a compiler knows: a bundle holds no others. */
export interface OperatorSet {
  /** What shape inference knows of them, and of those that vanish during compilation. */
  readonly schemas: OperatorTable;
  readonly lowerings: NodeLowerings;
  /** Those whose value may be a constant without being computed. */
  readonly constants: ConstantReadings;
  /**
   * The inputs of a graph whose values must be known before it is compiled: shapes, axes, positions of slices and what they are computed from. A plan
   * is made for each choice of their values. Without it no operator has any.
   */
  readonly valueInputs?: (model: Model, schemas: OperatorTable) => ReadonlySet<string>;
  readonly passes?: OperatorPasses;
  /** For what few graphs have; without it such graphs are not compiled. */
  readonly rare?: RareLowerings;
  /** Puts the bodies of a model's own functions in place of their calls; without it such calls are not supported. */
  readonly inlineFunctions?: (model: Model) => Model;
  /** The operators of a model, those of such bodies in place of the calls. */
  readonly calledOperators?: (model: ModelOutline) => ModelOutline['graph']['nodes'];
}
