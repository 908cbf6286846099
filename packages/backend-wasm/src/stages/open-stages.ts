import { allOperators } from '@automodel/compiler';
import type { OpenStages } from '../operations/prepare-step.js';
import { measuredOperators } from './measured-operators.js';
import { StagedSession } from './staged-session.js';

/** A session in stages, for models with operators whose outputs have shapes that depend on elements. */
export const openStages: OpenStages = (model, files, options, settings) => {
  const called = allOperators.calledOperators?.(model) ?? model.graph.nodes;
  const isStaged = called.some(({ domain, opType }) => domain === '' && measuredOperators.has(opType));
  return isStaged ? StagedSession.create(model, files, options, settings) : undefined;
};
