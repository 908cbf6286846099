import { AutoModel } from '@automodel/core';
import { timm } from './timm.js';

AutoModel.register(timm);
