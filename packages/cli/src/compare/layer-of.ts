import type { Node } from '@automodel/onnx';

/**
 * The place in the tree of parameters that a node computes, such as `encoder.stages.0.conv`; undefined for nodes without parameters. Nodes
 * are named after the place of their parameters: `encoder.stages.0.conv/Conv` (GraphBuilder).
 */
export function layerOf({ name, opType }: Node): string | undefined {
  const end = name.lastIndexOf('/');
  // Parameters that are stored in another type are cast before they are used: that is no layer.
  return end < 0 || opType === 'Cast' ? undefined : name.slice(0, end);
}
