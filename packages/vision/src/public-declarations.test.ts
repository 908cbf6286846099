import { readdirSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { repositoryPath } from './test-support/paths.js';

/** The lines of a declaration file that mention the type `any`. */
function linesWithAny(path: string, declarations: string): string[] {
  const lines: string[] = [];
  const file = ts.createSourceFile(path, declarations, ts.ScriptTarget.Latest);
  const visit = (node: ts.Node): void => {
    if (node.kind === ts.SyntaxKind.AnyKeyword) {
      const { line } = file.getLineAndCharacterOfPosition(node.pos);
      lines.push(`${path}: ${declarations.split('\n')[line]?.trim()}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return lines;
}

// With isolatedDeclarations every exported type is written out, so that each file's declarations follow from it alone.
function declarationsOf(path: string): string {
  const compilerOptions = { isolatedDeclarations: true, target: ts.ScriptTarget.ES2022 };
  return ts.transpileDeclaration(readFileSync(path, 'utf8'), { fileName: path, compilerOptions }).outputText;
}

// The packages that an app has with this one.
const packages = [
  'backend-wasm',
  'compiler',
  'contracts',
  'core',
  'image',
  'model-resnet',
  'onnx',
  'pipelines',
  'vision',
];

describe('public declarations', () => {
  it.each(packages)('of %s do not contain any', (name) => {
    const source = repositoryPath(`packages/${name}/src`);
    const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.ts$/.test(file) && !/\.test\.ts$|_pb\.ts$|\.d\.ts$/.test(file))
      .map((file) => `${source}/${file}`);
    expect(files.length).toBeGreaterThan(0);
    expect(files.flatMap((file) => linesWithAny(file, declarationsOf(file)))).toEqual([]);
  });

  it('would be noticed if they did', () => {
    expect(linesWithAny('x.d.ts', 'export declare const x: readonly any[];')).toEqual([
      'x.d.ts: export declare const x: readonly any[];',
    ]);
  });
});
