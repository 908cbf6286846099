/** What a bundler made of an app. */
export interface Bundle {
  /** The modules whose code is in the output, as paths from the app's directory with `/`. */
  readonly modules: readonly string[];
}

/** Bundles `<directory>/<entry>.js` into `<directory>/<into>/<entry>.js`. */
export type Bundler = (directory: string, entry: string, into: string) => Promise<Bundle>;
