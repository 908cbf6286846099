import { homedir } from 'node:os';
import { describe, expect, it } from 'vitest';
import { cacheDirectory } from './cache-directory.js';

/** What huggingface_hub 2.0.0 makes of the same variables (`huggingface_hub.constants.HF_HUB_CACHE`). */
const cases: readonly (readonly [variables: NodeJS.ProcessEnv, expected: string])[] = [
  [{}, `${homedir()}/.cache/huggingface/hub`],
  [{ XDG_CACHE_HOME: '/x' }, '/x/huggingface/hub'],
  [{ XDG_CACHE_HOME: '/x', HF_HOME: '/models' }, '/models/hub'],
  [{ HF_HOME: '~/models' }, `${homedir()}/models/hub`],
  [{ HF_HOME: '/models', HUGGINGFACE_HUB_CACHE: '/old' }, '/old'],
  [{ HF_HOME: '/models', HUGGINGFACE_HUB_CACHE: '/old', HF_HUB_CACHE: '/cache' }, '/cache'],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: as shells write it.
  [{ HF_HUB_CACHE: '$DISK/hub/${NAME}/$ABSENT', DISK: '/disk', NAME: 'models' }, '/disk/hub/models/$ABSENT'],
];

describe('cacheDirectory', () => {
  it.each(cases)('with %j is %s', (variables, expected) => {
    expect(cacheDirectory(undefined, variables)).toBe(expected);
  });

  it('is what the call says before all', () => {
    expect(cacheDirectory('/own', { HF_HUB_CACHE: '/cache' })).toBe('/own');
  });
});
