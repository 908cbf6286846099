import type { HubCache } from './hub-cache.js';

/** A checksum that is computed while bytes come in. */
export interface Checksum {
  update(bytes: Uint8Array): void;
  /** In hexadecimal digits; undefined if this runtime cannot compute it. */
  digest(): Promise<string | undefined>;
}

/** What differs between Node and browsers. */
export interface HubPlatform {
  /** The hub's address, where the user has set one. */
  endpoint(): string | undefined;
  /** Whether the user wants no network. */
  isOffline(): boolean;
  /** The token that the user has set, or that other tools stored. */
  token(): Promise<string | undefined>;
  checksum(algorithm: 'sha1' | 'sha256'): Checksum;
  openCache(directory: string | undefined): HubCache;
}
