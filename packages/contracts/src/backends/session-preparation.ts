/** What a backend has begun for a session whose graph is not known yet. */
export interface SessionPreparation {
  /** Ends what no session has taken over; idempotent. */
  dispose(): Promise<void>;
}
