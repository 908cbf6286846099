import { inferPlainShapes } from '@automodel/onnx';
import { samePads } from '../ops/same-pads.js';
import { foldConstants } from '../passes/fold-constants.js';
import { fuseSilu } from '../passes/fuse-silu.js';
import { lift } from '../passes/lift.js';
import { valueInputs } from '../passes/value-inputs.js';
import { materializeConstant } from './materialize-constant.js';
import type { OperatorSet } from './operator-set.js';
import { visionConstants } from './vision-constants.js';
import { visionLowerings } from './vision-lowerings.js';
import { visionSchemas } from './vision-schemas.js';

/** What networks that classify images with convolutions need: ResNet of all kinds, MobileNet, ConvNeXt. */
export const visionOperators: OperatorSet = {
  schemas: visionSchemas,
  lowerings: visionLowerings,
  constants: visionConstants,
  valueInputs,
  rare: { materializeConstant, samePads },
  passes: { lift, inferShapes: inferPlainShapes, foldConstants, fuseSilu },
};
