import { globalRegistry } from '@automodel/contracts';
import { plain } from './plain.js';

globalRegistry().register(plain());
