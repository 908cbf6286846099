/** The uniforms of both transforms: the tensor that is read or written, and its tiles of 2×2 outputs; `channels` in vectors. */
export const winogradUniforms = {
  tiles: 'u32',
  tilesY: 'u32',
  tilesX: 'u32',
  channels: 'u32',
  height: 'u32',
  width: 'u32',
} as const;

export type WinogradField = keyof typeof winogradUniforms;
