import type { Step } from '../plan/plan.js';
import type { NodeContext } from './node-context.js';

/** How one operator becomes a step, or some. */
export type NodeLowering = (context: NodeContext) => Step | readonly Step[];

/** How operators of ONNX's own set become steps, by name. */
export type NodeLowerings = ReadonlyMap<string, NodeLowering>;
