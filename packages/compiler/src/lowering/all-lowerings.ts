import { lowerCast } from '../ops/cast.js';
import { lowerDynamicQuantizeLinear } from '../ops/dynamic-quantize-linear.js';
import { lowerConvInteger, lowerMatMulInteger, lowerQLinearConv, lowerQLinearMatMul } from '../ops/integer-products.js';
import { lowerQuantization } from '../ops/quantize-linear.js';
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
  ['Cast', lowerCast],
  ['CastLike', lowerCast],
  ['Concat', lowerConcat],
  ['ConvInteger', lowerConvInteger],
  ['DequantizeLinear', (context) => lowerQuantization(context, 'dequantize')],
  ['DynamicQuantizeLinear', lowerDynamicQuantizeLinear],
  ['Expand', lowerExpand],
  ['Gather', lowerGather],
  ['MatMulInteger', lowerMatMulInteger],
  ['Pad', lowerPad],
  ['QLinearConv', lowerQLinearConv],
  ['QLinearMatMul', lowerQLinearMatMul],
  ['QuantizeLinear', (context) => lowerQuantization(context, 'quantize')],
  ['Slice', lowerSlice],
  ['Split', lowerSplit],
  ['Tile', lowerTile],
  ['Transpose', lowerTranspose],
]);
