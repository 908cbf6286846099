import type { RarePasses } from '../compile-with.js';
import { foldConstants } from './fold-constants.js';
import { fuseSilu } from './fuse-silu.js';
import { lift } from './lift.js';

/** What graphs of the usual residual networks go through unchanged. */
export const rarePasses: RarePasses = { lift, foldConstants, fuseSilu };
