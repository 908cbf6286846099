import { bitImageProcessor } from './bit-image-processor.js';
import { clipImageProcessor } from './clip-image-processor.js';
import type { ImageProcessorDefinition } from './image-processor-definition.js';
import { timmWrapperImageProcessor } from './timm-wrapper-image-processor.js';
import { vitImageProcessor } from './vit-image-processor.js';

type OtherType = 'BitImageProcessor' | 'CLIPImageProcessor' | 'TimmWrapperImageProcessor' | 'ViTImageProcessor';

/** The processors of other models than ResNet, by type. */
export const otherImageProcessors: Readonly<Record<OtherType, ImageProcessorDefinition>> = {
  BitImageProcessor: bitImageProcessor,
  CLIPImageProcessor: clipImageProcessor,
  TimmWrapperImageProcessor: timmWrapperImageProcessor,
  ViTImageProcessor: vitImageProcessor,
};
