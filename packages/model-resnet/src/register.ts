import { AutoModel } from '@automodel/core';
import { resnet } from './resnet.js';

AutoModel.register(resnet);
