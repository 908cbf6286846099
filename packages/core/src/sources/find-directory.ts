import type { Source } from '@automodel/contracts';

/** The source over a folder of a directory; undefined if the path names none. */
export type FindDirectory = (path: string, subfolder?: string) => Promise<Source | undefined>;
