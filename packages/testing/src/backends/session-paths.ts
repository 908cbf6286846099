import type { Backend } from '@automodel/core';
import type { Model } from '@automodel/onnx';
import type { SessionPath } from './session-path.js';

/** The ways in which a backend makes sessions. */
export function sessionPaths(backend: Backend<Model>): readonly SessionPath[] {
  const paths: SessionPath[] = [];
  if (backend.createSession !== undefined) paths.push('graph');
  if (backend.createInferenceSessionHandler !== undefined) paths.push('bytes');
  return paths;
}
