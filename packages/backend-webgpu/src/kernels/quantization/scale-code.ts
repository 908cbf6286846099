/** Which scale belongs to an element: one for all, one for each position of an axis, or one for each block of it. */
export const scaleFields = {
  /** Scales there are. */
  scales: 'u32',
  /** Positions along the axis, and elements from one to the next. */
  length: 'u32',
  inner: 'u32',
  /** Blocks along the axis, and positions of each; 0 where every position has its own scale. */
  blocks: 'u32',
  blockSize: 'u32',
} as const;

export type ScaleField = keyof typeof scaleFields;

export const scaleCode = `
fn scaleOf(index: u32) -> u32 {
  let u = uniforms;
  if (u.scales == 1u) {
    return 0u;
  }
  let position = index / u.inner % u.length;
  if (u.blockSize == 0u) {
    return position;
  }
  return (index / u.inner / u.length * u.blocks + position / u.blockSize) * u.inner + index % u.inner;
}
`;
