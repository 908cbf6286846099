import type { WeightSource } from '../plan/weight-source.js';
import type { NodeContext } from './node-context.js';

/** The constant that a node stands for: one of the graph, read as another type or in other dimensions; undefined where it must be computed. */
export type ConstantReading = (context: NodeContext) => WeightSource | undefined;

/** How constants are read through operators of ONNX's own set, by name. */
export type ConstantReadings = ReadonlyMap<string, ConstantReading>;
