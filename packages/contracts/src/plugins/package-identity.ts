/** The npm package that a plugin comes from. */
export interface PackageIdentity {
  readonly name: string;
  readonly version: string;
}
