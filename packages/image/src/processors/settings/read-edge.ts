import { isJsonObject, type JsonObject } from '@automodel/core';
import { isEdge } from './is-edge.js';
import { SettingProblem } from './setting-problem.js';

/**
 * One edge, in pixels, of a size such as `{ "shortest_edge": 224 }`.
 * @throws {SettingProblem} if a setting is no object that has it.
 */
export function readEdge(settings: JsonObject, field: string, name: string): number {
  const size = settings[field];
  const edge = isJsonObject(size) ? size[name] : undefined;
  if (isEdge(edge)) return edge;
  throw new SettingProblem(settings, field, 'edge', name);
}
