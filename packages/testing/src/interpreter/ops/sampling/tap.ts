/** A position along an axis, and how much of what is there counts; undefined where what is there is 0. */
export interface Tap {
  readonly position: number | undefined;
  readonly weight: number;
}
