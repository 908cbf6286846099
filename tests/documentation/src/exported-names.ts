import { join } from 'node:path';
import ts from 'typescript';
import { projectSettings } from './project-settings.js';
import { repositoryRoot } from './repository-root.js';

/** The names that each package's main entry exports, types included, by the package's folder. */
export function exportedNames(packages: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const entry = (name: string): string => join(repositoryRoot, 'packages', name, 'src/index.ts');
  const program = ts.createProgram(packages.map(entry), projectSettings());
  const checker = program.getTypeChecker();
  return new Map(
    packages.map((name) => {
      const file = program.getSourceFile(entry(name));
      const module = file === undefined ? undefined : checker.getSymbolAtLocation(file);
      return [name, module === undefined ? [] : checker.getExportsOfModule(module).map((symbol) => symbol.name)];
    }),
  );
}
