/** What an answer says that it brings of a file; numbers that it does not say are NaN. */
export interface ContentRange {
  readonly start: number;
  /** Bytes of the answer. */
  readonly length: number;
  /** Bytes of the file. */
  readonly size: number;
}

/** Reads `Content-Range`, such as `bytes 5-9/10`. https://www.rfc-editor.org/rfc/rfc9110#name-content-range */
export function contentRange({ headers }: Response): ContentRange {
  const [, start, end, size] = /^bytes (?:(\d+)-(\d+)|\*)\/(\d+|\*)$/.exec(headers.get('content-range') ?? '') ?? [];
  return { start: Number(start), length: Number(end) - Number(start) + 1, size: Number(size) };
}
