export { animalDetection } from './animal-detection.js';
export { type CifarImage, cifarImageProcessor } from './cifar-image-processor.js';
export { cifarResNet } from './cifar-resnet.js';
export { CifarResNetConfig } from './cifar-resnet-config.js';
export { CifarResNetForImageClassification } from './cifar-resnet-for-image-classification.js';
