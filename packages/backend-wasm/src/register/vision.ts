import { globalRegistry } from '@automodel/contracts';
import { vision } from '../vision.js';

globalRegistry().register(vision());
