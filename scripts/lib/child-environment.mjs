import { delimiter, join } from 'node:path';
import { workspaceRoot } from './workspace-root.mjs';

/**
 * The environment of every tool that the scripts start: the pinned pnpm and the project's tools first on PATH, and
 * nothing inherited that would change what they do.
 *
 * @param {Record<string, string>} [extra]
 * @returns {NodeJS.ProcessEnv}
 */
export function childEnvironment(extra = {}) {
  const environment = { ...process.env };
  // `npm start --silent` must not silence the log that explains a failed install.
  delete environment.npm_config_loglevel;
  // Under NODE_ENV=production pnpm would leave out what the build needs.
  delete environment.NODE_ENV;
  const tools = [join(workspaceRoot, '.tools/node_modules/.bin'), join(workspaceRoot, 'node_modules/.bin')];
  return {
    ...environment,
    PATH: [...tools, process.env.PATH ?? ''].join(delimiter),
    TURBO_TELEMETRY_DISABLED: '1',
    ...extra,
  };
}
