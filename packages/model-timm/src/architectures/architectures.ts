import { plainResnets } from './plain-resnets.js';
import type { ResNetArchitecture } from './resnet-architecture.js';
import { resnexts } from './resnexts.js';
import { seResnets } from './se-resnets.js';
import { wideResnets } from './wide-resnets.js';

/** Every architecture of this package by timm's name. */
export const architectures: ReadonlyMap<string, ResNetArchitecture> = new Map(
  [plainResnets, wideResnets, resnexts, seResnets].flatMap((family) => Object.entries(family)),
);
