/** Width and height in pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** What becomes of an image's size: resized first, then cut from its middle. */
export interface ImageSizes {
  /**
   * The size to which images are resized: both sides, or the shorter one, to which the other keeps its ratio.
   * @default images keep their size
   */
  readonly resize?: Size | { readonly shortestEdge: number } | undefined;
  /**
   * What is cut from the middle.
   * @default all of it
   */
  readonly crop?: Size | undefined;
}

/** How output pixels lie in the image that is read: a middle at `(x + ½) × scale + offset`. */
export interface ImageGeometry {
  readonly output: Size;
  readonly scaleX: number;
  readonly scaleY: number;
  readonly offsetX: number;
  readonly offsetY: number;
}

/** A part of an image, in pixels. */
export interface Region extends Size {
  readonly left: number;
  readonly top: number;
}

/** The pixels of an image that are read for its output, if those up to `reach` around a middle weigh in where nothing is made smaller. */
export function neededRegion(source: Size, geometry: ImageGeometry, reach: number): Region {
  const { output, scaleX, scaleY, offsetX, offsetY } = geometry;
  const horizontal = neededRange(source.width, output.width, scaleX, offsetX, reach);
  const vertical = neededRange(source.height, output.height, scaleY, offsetY, reach);
  return { left: horizontal.first, width: horizontal.length, top: vertical.first, height: vertical.length };
}

function neededRange(
  size: number,
  outputs: number,
  scale: number,
  offset: number,
  reach: number,
): { readonly first: number; readonly length: number } {
  // One more, for the kernel computes in float32.
  const around = reach * Math.max(scale, 1) + 1;
  const first = Math.min(Math.max(Math.floor(0.5 * scale + offset - around), 0), size);
  const end = Math.min(Math.max(Math.ceil((outputs - 0.5) * scale + offset + around), first), size);
  return { first, length: end - first };
}

/** Where the pixels of a processed image come from. */
export function imageGeometry(source: Size, { resize, crop }: ImageSizes): ImageGeometry {
  const resized = resizedSize(source, resize);
  const output = crop ?? resized;
  const [scaleX, scaleY] = [source.width / resized.width, source.height / resized.height];
  // torchvision's and Transformers' centre crop: half of what is left, rounded down.
  const left = Math.floor((resized.width - output.width) / 2);
  const top = Math.floor((resized.height - output.height) / 2);
  return { output, scaleX, scaleY, offsetX: left * scaleX, offsetY: top * scaleY };
}

function resizedSize(source: Size, resize: ImageSizes['resize']): Size {
  if (resize === undefined) return source;
  if (!('shortestEdge' in resize)) return resize;
  const { shortestEdge } = resize;
  const ratio = shortestEdge / Math.min(source.width, source.height);
  return source.width <= source.height
    ? { width: shortestEdge, height: Math.floor(source.height * ratio) }
    : { width: Math.floor(source.width * ratio), height: shortestEdge };
}
