/** What the lifting of one node may use. */
export interface Lifting {
  /** The operator set that the node was written for. */
  readonly opset: number;
  /** The name of a new constant: an int64 vector. */
  integers(elements: readonly number[]): string;
  /** A name that no other value of the graph has. */
  valueName(purpose: string): string;
}
