import { isJsonObject, type JsonObject, type JsonValue } from '@automodel/core';
import type { ImageSize } from '../image-size.js';
import { shortestEdgeSize } from '../transforms/shortest-edge-size.js';
import { sizeWithinBox } from '../transforms/size-within-box.js';
import { sizeWithinEdges } from '../transforms/size-within-edges.js';
import { readEdge } from './settings/read-edge.js';
import { SettingProblem } from './settings/setting-problem.js';

/**
 * The size that an image is resized to, by the form that the setting `size` has.
 * Source: `resize` of the backends in Transformers' `image_processing_backends.py`.
 * @throws {SettingProblem} if it has no form that they take.
 */
export function readOutputSize(settings: JsonObject): (image: ImageSize) => ImageSize {
  const edge = (name: string): number => readEdge(settings, 'size', name);
  switch (edgeNames(settings.size).join(' and ')) {
    case 'longest_edge and shortest_edge': {
      const [shortest, longest] = [edge('shortest_edge'), edge('longest_edge')];
      return (image) => sizeWithinEdges(image, shortest, longest);
    }
    case 'shortest_edge': {
      const shortest = edge('shortest_edge');
      return (image) => shortestEdgeSize(image, shortest);
    }
    case 'max_height and max_width': {
      const box = { height: edge('max_height'), width: edge('max_width') };
      return (image) => sizeWithinBox(image, box);
    }
    case 'height and width': {
      const size = { height: edge('height'), width: edge('width') };
      return () => size;
    }
  }
  throw new SettingProblem(
    settings,
    'size',
    'other',
    'a number of pixels, or an object with "height" and "width", with "shortest_edge" (and "longest_edge"), or with "max_height" and "max_width"',
  );
}

/** The names that a size such as `{ "shortest_edge": 224 }` has, sorted. */
function edgeNames(size: JsonValue | undefined): string[] {
  if (!isJsonObject(size)) return [];
  return Object.keys(size)
    .filter((name) => size[name] !== null)
    .sort();
}
