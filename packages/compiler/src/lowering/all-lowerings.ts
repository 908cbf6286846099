import {
  lowerConcat,
  lowerExpand,
  lowerGather,
  lowerPad,
  lowerSlice,
  lowerSplit,
  lowerTile,
  lowerTranspose,
} from '../ops/select-ops.js';
import type { NodeLowering, NodeLowerings } from './node-lowering.js';
import { visionLowerings } from './vision-lowerings.js';

/** Every operator that is compiled, by its name in ONNX's own operator set. */
export const allLowerings: NodeLowerings = /* @__PURE__ */ new Map<string, NodeLowering>([
  ...visionLowerings,
  ['Concat', lowerConcat],
  ['Expand', lowerExpand],
  ['Gather', lowerGather],
  ['Pad', lowerPad],
  ['Slice', lowerSlice],
  ['Split', lowerSplit],
  ['Tile', lowerTile],
  ['Transpose', lowerTranspose],
]);
