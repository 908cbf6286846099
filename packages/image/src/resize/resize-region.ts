/** The part of a resized image that is wanted, in pixels of the resized image. */
export interface ResizeRegion {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}
