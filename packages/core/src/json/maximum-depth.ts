/** Files of settings may nest so deep; Python's json gives up at a similar depth. What walks them later needs no limit of its own. */
export const maximumDepth = 500;
