import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Checksum, HubPlatform } from '../hub-platform.js';
import { huggingFaceHome } from './cache-directory.js';
import { directoryCache } from './directory-cache.js';

export const hubPlatform: HubPlatform = {
  variable: (name) => process.env[name],
  async storedToken(): Promise<string | undefined> {
    const path = process.env.HF_TOKEN_PATH || join(huggingFaceHome(process.env), 'token');
    const token = await readFile(path, 'utf8').catch(() => '');
    return token.trim() || undefined;
  },
  checksum(algorithm): Checksum {
    const hash = createHash(algorithm);
    return { update: (bytes) => void hash.update(bytes), digest: async () => hash.digest('hex') };
  },
  openCache: directoryCache,
};
