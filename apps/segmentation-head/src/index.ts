export { ResNetForSemanticSegmentation, type SegmentationOutputs } from './resnet-for-semantic-segmentation.js';
export { SegmentationConfig } from './segmentation-config.js';
export { writeMask } from './write-mask.js';
