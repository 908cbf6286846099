export interface Connection {
  readonly name: string;
  readonly bytesPerSecond: number;
  /** Milliseconds of a round trip. */
  readonly latency: number;
}

/** A home's cable, and WebPageTest's profile "4G" (https://docs.webpagetest.org/private-instances/#connectivity-profiles). */
export const connections: readonly Connection[] = [
  { name: '50 Mbit/s, 20 ms', bytesPerSecond: 50e6 / 8, latency: 20 },
  { name: '4G (9 Mbit/s, 170 ms)', bytesPerSecond: 9e6 / 8, latency: 170 },
];
