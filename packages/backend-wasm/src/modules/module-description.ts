import type { InstructionSet } from '../kernels/instruction-set.js';

/** The name of the custom section that says what a module was made for. */
export const moduleSection = 'automodel';

/** What stands in that section, as JSON. */
export interface ModuleDescription {
  readonly instructionSet: InstructionSet;
}
