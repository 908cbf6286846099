import ts from 'typescript';
import { projectSettings } from './project-settings.js';
import { repositoryRoot } from './repository-root.js';

/** The errors that TypeScript finds in modules under the settings of the project, one text each. */
export function typeErrors(files: readonly string[]): string[] {
  const program = ts.createProgram(files, projectSettings());
  return files
    .map((file) => program.getSourceFile(file))
    .filter((file) => file !== undefined)
    .flatMap((file) => [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)])
    .map(describe);
}

function describe({ file, start, messageText }: ts.Diagnostic): string {
  const text = ts.flattenDiagnosticMessageText(messageText, '\n');
  if (file === undefined || start === undefined) return text;
  const { line } = file.getLineAndCharacterOfPosition(start);
  return `${file.fileName.slice(repositoryRoot.length)}:${line + 1}: ${text}`;
}
