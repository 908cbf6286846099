/** The stem and the shortcuts of the variants that a letter behind the depth names. */
export const stems = {
  /** Three 3×3 convolutions of 32, 32 and 64 channels. */
  c: { stem_type: 'deep', stem_width: 32 },
  /** The same, and shortcuts that average before they project. */
  d: { stem_type: 'deep', stem_width: 32, avg_down: true },
  /** Three 3×3 convolutions of 64, 64 and 128 channels. */
  s: { stem_type: 'deep', stem_width: 64 },
  /** Three 3×3 convolutions of 24, 32 and 64 channels, and shortcuts that average. */
  t: { stem_type: 'deep_tiered', stem_width: 32, avg_down: true },
} as const;
