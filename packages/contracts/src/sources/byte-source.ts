export interface ReadOptions {
  /** Read into this memory (its length must be the length asked for) rather than into a new array. */
  readonly into?: Uint8Array | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface VerifyOptions {
  readonly signal?: AbortSignal | undefined;
}

/** A file handle of any kind: a file, an HTTP resource read by ranges, a Blob, memory. */
export interface ByteSource {
  /** Bytes in all. */
  readonly size: number;
  /** The same bytes as an object that can be sent to another thread, which then reads them itself; undefined if they only come by `read`. */
  readonly blob?: Blob | undefined;
  /**
   * Reads exactly `length` bytes from `offset`. The array returned is the caller's own and may be changed.
   * @throws {SourceError} if the range lies outside the source, or the source changed or vanished.
   */
  read(offset: number, length: number, options?: ReadOptions): Promise<Uint8Array>;
  /**
   * Of a file that is read while it still arrives: resolves once all of it is there and its checksum is right. Whoever read
   * before must wait for it, since what was read may have been wrong.
   */
  verified?(options?: VerifyOptions): Promise<void>;
  /** Frees the handle; reading afterwards is an error. Idempotent. */
  close(): Promise<void>;
}
