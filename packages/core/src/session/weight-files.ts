import type { ByteSource } from '@automodel/contracts';

/** The open files that external initializers of a graph point into, by location. */
export type WeightFiles = ReadonlyMap<string, ByteSource>;
