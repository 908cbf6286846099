/** What a test in a browser is told about the hub. */
export interface ServedHub {
  readonly endpoint: string;
  /** `?fault=NAME` sets a fault; the answer is a {@link HubState}. */
  readonly control: string;
}

/** What has been asked of the hub since the last fault was set. */
export interface HubState {
  readonly requests: readonly {
    readonly kind: string;
    readonly path: string;
    readonly start: number;
    readonly authorization: string | undefined;
  }[];
}

declare module 'vitest' {
  export interface ProvidedContext {
    faultHub: ServedHub;
  }
}

/** Ten million bytes, which the browser's cache keeps in three pieces. */
export function hubWeights(): Uint8Array<ArrayBuffer> {
  return Uint8Array.from({ length: 10_000_000 }, (_, index) => (index * 31 + (index >> 8)) & 255);
}
