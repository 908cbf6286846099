/** A package as `pnpm publish` would send it. */
export interface PackedPackage {
  readonly name: string;
  /** The path of the tarball. */
  readonly tarball: string;
  readonly packedBytes: number;
  /** Where its content lies, unpacked. */
  readonly directory: string;
  /** Paths inside `directory`. */
  readonly files: readonly string[];
}
