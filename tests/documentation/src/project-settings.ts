import { join } from 'node:path';
import ts from 'typescript';
import { repositoryRoot } from './repository-root.js';

/** The settings of the project's tsconfig.json. */
export function projectSettings(): ts.CompilerOptions {
  const { config } = ts.readConfigFile(join(repositoryRoot, 'tsconfig.json'), ts.sys.readFile);
  return ts.parseJsonConfigFileContent({ ...config, include: [], files: [] }, ts.sys, repositoryRoot).options;
}
