import { homedir } from 'node:os';
import { join } from 'node:path';

/** huggingface_hub's home directory. https://huggingface.co/docs/huggingface_hub/package_reference/environment_variables */
export function huggingFaceHome(variables: NodeJS.ProcessEnv): string {
  const { HF_HOME, XDG_CACHE_HOME } = variables;
  return expandPath(HF_HOME || join(XDG_CACHE_HOME || join(homedir(), '.cache'), 'huggingface'), variables);
}

/** The directory of the cache, by the rules of huggingface_hub. */
export function cacheDirectory(directory: string | undefined, variables: NodeJS.ProcessEnv = process.env): string {
  const named = directory || variables.HF_HUB_CACHE || variables.HUGGINGFACE_HUB_CACHE;
  return named ? expandPath(named, variables) : join(huggingFaceHome(variables), 'hub');
}

/** A path with the home directory in the place of `~` and the values of `$NAME` and `${NAME}`, as Python's expanduser and expandvars. */
export function expandPath(path: string, variables: NodeJS.ProcessEnv): string {
  return path
    .replace(/^~(?=$|[\\/])/, () => homedir())
    .replace(/\$(?:(\w+)|\{([^}]*)\})/g, (text, plain: string, braced: string) => variables[plain ?? braced] ?? text);
}
