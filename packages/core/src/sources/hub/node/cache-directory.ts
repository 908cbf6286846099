import { homedir } from 'node:os';
import { join } from 'node:path';

/** huggingface_hub's home directory. https://huggingface.co/docs/huggingface_hub/package_reference/environment_variables */
export function huggingFaceHome(variables: NodeJS.ProcessEnv): string {
  return expand(variables.HF_HOME || join(variables.XDG_CACHE_HOME || join(homedir(), '.cache'), 'huggingface'));
}

/** The directory of the cache, by the rules of huggingface_hub. */
export function cacheDirectory(directory: string | undefined, variables: NodeJS.ProcessEnv = process.env): string {
  return expand(
    directory || variables.HF_HUB_CACHE || variables.HUGGINGFACE_HUB_CACHE || join(huggingFaceHome(variables), 'hub'),
  );
}

function expand(path: string): string {
  return path.replace(/^~(?=$|[\\/])/, homedir());
}
