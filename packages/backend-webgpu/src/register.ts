import { globalRegistry } from '@automodel/contracts';
import { webgpu } from './webgpu.js';

globalRegistry().register(webgpu());
