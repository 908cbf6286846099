import { AutoImageProcessor, AutoModel } from '@automodel/core';
import { cifarImageProcessor } from './cifar-image-processor.js';
import { cifarResNet } from './cifar-resnet.js';

AutoModel.register(cifarResNet);
AutoImageProcessor.register(cifarImageProcessor);
