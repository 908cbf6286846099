/** How patient transfers are. */
export interface TransferSettings {
  /** How often in a row a request is tried again that brought nothing. @default 5 */
  readonly retries?: number | undefined;
  /** Milliseconds before the first repetition; each further one waits twice as long, up to 30 s. @default 500 */
  readonly retryDelay?: number | undefined;
  /** Milliseconds without a byte after which a transfer is given up. @default 30000 */
  readonly stallTimeout?: number | undefined;
}
