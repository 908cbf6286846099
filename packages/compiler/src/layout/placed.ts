import type { PlanTensor } from '../plan/plan.js';

/** What says where the elements of a tensor lie. */
export type Placed = Pick<PlanTensor, 'dims' | 'layout'>;
