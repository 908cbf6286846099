import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Checksum, HubPlatform } from '../hub-platform.js';
import { expandPath, huggingFaceHome } from './cache-directory.js';
import { directoryCache } from './directory-cache.js';
import { isTrue } from './is-true.js';

export const hubPlatform: HubPlatform = {
  endpoint: () => process.env.HF_ENDPOINT,
  // An empty variable counts as none; one that says no goes before the older one, as in Python.
  isOffline: () => isTrue(process.env.HF_HUB_OFFLINE || process.env.TRANSFORMERS_OFFLINE),
  async token(): Promise<string | undefined> {
    const { HF_HUB_DISABLE_IMPLICIT_TOKEN, HF_TOKEN, HUGGING_FACE_HUB_TOKEN, HF_TOKEN_PATH } = process.env;
    if (isTrue(HF_HUB_DISABLE_IMPLICIT_TOKEN)) return undefined;
    const set = (HF_TOKEN || HUGGING_FACE_HUB_TOKEN)?.trim();
    if (set) return set;
    const path = HF_TOKEN_PATH ? expandPath(HF_TOKEN_PATH, process.env) : join(huggingFaceHome(process.env), 'token');
    const stored = await readFile(path, 'utf8').catch(() => '');
    return stored.trim() || undefined;
  },
  checksum(algorithm): Checksum {
    const hash = createHash(algorithm);
    return { update: (bytes) => void hash.update(bytes), digest: async () => hash.digest('hex') };
  },
  openCache: directoryCache,
};
