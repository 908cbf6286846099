/** A library under test, loaded with a network; the two steps apart, so that both get the same overlapping. */
export interface ImageClassifier<Prepared = unknown> {
  /** From a JPEG on disk to what the model takes. */
  prepare(path: string): Promise<Prepared>;
  /** The class of each image. */
  classify(images: readonly Prepared[]): Promise<readonly number[]>;
  dispose(): Promise<void>;
}
