/** Outputs of a tile along one axis: F(2×2, 3×3) or F(4×4, 3×3). */
export type WinogradSize = 2 | 4;

/** The matrices of Y = Aᵀ [(G g Gᵀ) ⊙ (Bᵀ d B)] A. */
export interface WinogradMatrices {
  /** Inputs of a tile along one axis. */
  readonly tile: number;
  readonly input: readonly (readonly number[])[];
  readonly weight: readonly (readonly number[])[];
  readonly output: readonly (readonly number[])[];
}

/** Lavin and Gray 2015, Fast Algorithms for Convolutional Neural Networks, https://arxiv.org/abs/1509.09308 */
export const winogradMatrices: Readonly<Record<WinogradSize, WinogradMatrices>> = {
  2: {
    tile: 4,
    input: [
      [1, 0, -1, 0],
      [0, 1, 1, 0],
      [0, -1, 1, 0],
      [0, 1, 0, -1],
    ],
    weight: [
      [1, 0, 0],
      [1 / 2, 1 / 2, 1 / 2],
      [1 / 2, -1 / 2, 1 / 2],
      [0, 0, 1],
    ],
    output: [
      [1, 1, 1, 0],
      [0, 1, -1, -1],
    ],
  },
  4: {
    tile: 6,
    input: [
      [4, 0, -5, 0, 1, 0],
      [0, -4, -4, 1, 1, 0],
      [0, 4, -4, -1, 1, 0],
      [0, -2, -1, 2, 1, 0],
      [0, 2, -1, -2, 1, 0],
      [0, 4, 0, -5, 0, 1],
    ],
    weight: [
      [1 / 4, 0, 0],
      [-1 / 6, -1 / 6, -1 / 6],
      [-1 / 6, 1 / 6, -1 / 6],
      [1 / 24, 1 / 12, 1 / 6],
      [1 / 24, -1 / 12, 1 / 6],
      [0, 0, 1],
    ],
    output: [
      [1, 1, 1, 1, 1, 0],
      [0, 1, -1, 2, -2, 0],
      [0, 1, 1, 4, 4, 0],
      [0, 1, -1, 8, -8, 1],
    ],
  },
};
