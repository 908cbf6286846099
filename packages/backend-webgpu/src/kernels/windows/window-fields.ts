/** Windows over up to three axes; the fourth component of each vector is unused. */
export const windowFields = {
  count: 'u32',
  /** Of the input, and of the output. */
  channels: 'u32',
  outputs: 'u32',
  group: 'u32',
  /** Of what windows slide over, and how many positions they take. */
  size: 'vec4i',
  places: 'vec4i',
  kernel: 'vec4i',
  strides: 'vec4i',
  dilations: 'vec4i',
  before: 'vec4i',
} as const;

export type WindowField = keyof typeof windowFields;

/** Axes that windows may have; fewer are filled up in front by axes of one position. */
export const windowAxes = 3;
