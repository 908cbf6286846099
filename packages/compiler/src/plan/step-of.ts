import type { Step } from './plan.js';

/** The steps of one kind. */
export type StepOf<Kind extends Step['kind']> = Extract<Step, { kind: Kind }>;
