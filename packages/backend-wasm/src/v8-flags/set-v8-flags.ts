/** What flags of V8 were set. */
export interface V8Flags {
  /** Neighbouring vectors become one of 256 bits. */
  readonly hasWideVectors: boolean;
  /** Why none was set. */
  readonly obstacle?: string | undefined;
}

/** Sets the flags of this process's V8 that make kernels faster. */
export type SetV8Flags = () => V8Flags;
