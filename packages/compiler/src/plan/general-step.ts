import type { Operand, StepBase } from './plan.js';

interface GeneralStepBase extends StepBase {
  readonly inputs: readonly Operand[];
}

/** Which elements of an input go where along one axis of the output. */
export interface SelectAxis {
  /** The axis of the input; undefined where all come from its only or given position. */
  readonly from: number | undefined;
  /** The first position of the output. */
  readonly start: number;
  /** For each position of the output from there on, the position of the input; -1 leaves what fills. */
  readonly positions: readonly number[];
}

/** A block of the output that is taken from one input. */
export interface SelectPart {
  /** Which of the inputs. */
  readonly input: number;
  /** A position for each axis of the input, of which those count that no axis of the output takes. */
  readonly origin: readonly number[];
  /** One for each axis of the output. */
  readonly axes: readonly SelectAxis[];
}

/** Elements of inputs in other places: transposition, slices, concatenation, padding, repetition, nearest resize. */
export interface SelectStep extends GeneralStepBase {
  readonly kind: 'select';
  readonly parts: readonly SelectPart[];
  /** What is elsewhere. */
  readonly fill: number;
}

/** Steps for which no plan has a form of its own to offer: plain functions of any number of inputs. */
export type GeneralStep = SelectStep;
