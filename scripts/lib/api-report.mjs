import { relative } from 'node:path';
import ts from 'typescript';

/** @import { WorkspacePackage } from './workspace-packages.mjs' */

/**
 * What a program can write against a package: the declarations of every entry without comments, sorted, and those that they speak of
 * though no entry exports them. Read from the built declarations.
 *
 * @param {WorkspacePackage} workspacePackage
 * @returns {string}
 */
export function apiReport({ directory, manifest }) {
  const entries = Object.entries(manifest.exports ?? {}).flatMap(([path, conditions]) => {
    const types = typesOf(conditions);
    return types === undefined ? [] : [{ path, file: `${directory}/${types}` }];
  });
  const program = ts.createProgram(
    entries.map(({ file }) => file),
    {
      module: ts.ModuleKind.NodeNext,
      moduleResolution: ts.ModuleResolutionKind.NodeNext,
      target: ts.ScriptTarget.ES2022,
      lib: ['lib.esnext.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts', 'lib.dom.asynciterable.d.ts'],
      skipLibCheck: true,
      types: [],
    },
  );
  const checker = program.getTypeChecker();
  const printer = ts.createPrinter({ removeComments: true });
  const isOwn = (/** @type {ts.Declaration} */ declaration) =>
    declaration.getSourceFile().fileName.startsWith(`${directory}/dist/`);
  const original = (/** @type {ts.Symbol} */ symbol) =>
    (symbol.flags & ts.SymbolFlags.Alias) === 0 ? symbol : checker.getAliasedSymbol(symbol);

  const lines = [`# ${manifest.name}`];
  for (const { path, file } of entries) {
    const source = program.getSourceFile(file);
    const module = source && checker.getSymbolAtLocation(source);
    lines.push('', `## ${path}`, '');
    if (module === undefined) {
      lines.push('(registers by being imported; exports nothing)');
      continue;
    }
    const exported = checker.getExportsOfModule(module).sort((left, right) => compareTexts(left.name, right.name));
    const known = new Set(exported.map(original));
    const texts = exported.map((symbol) => printSymbol(original(symbol), symbol.name));
    /** @type {string[]} */
    const hidden = [];
    // A set grows while it is walked: what hidden declarations speak of is found too.
    for (const symbol of known) {
      for (const mentioned of mentionedBy(symbol)) {
        if (known.has(mentioned)) continue;
        known.add(mentioned);
        hidden.push(printSymbol(mentioned, mentioned.name));
      }
    }
    lines.push('```ts', ...texts, '```');
    if (hidden.length > 0) lines.push('', 'Spoken of, not exported:', '', '```ts', ...hidden.sort(compareTexts), '```');
  }
  return `${lines.join('\n')}\n`;

  /** @param {ts.Symbol} symbol @param {string} name */
  function printSymbol(symbol, name) {
    const declarations = symbol.declarations ?? [];
    const own = declarations.filter(isOwn);
    if (own.length === 0) return `export { ${name} } from '${packageOf(declarations[0])}';`;
    return own
      .map((declaration) => {
        const node = ts.isVariableDeclaration(declaration) ? declaration.parent.parent : declaration;
        return printer.printNode(ts.EmitHint.Unspecified, node, declaration.getSourceFile());
      })
      .join('\n');
  }

  /** @param {ts.Symbol} symbol @returns {ts.Symbol[]} declarations of the same package that are no members of others */
  function mentionedBy(symbol) {
    /** @type {ts.Symbol[]} */
    const mentioned = [];
    const visit = (/** @type {ts.Node} */ node) => {
      const found = ts.isIdentifier(node) ? checker.getSymbolAtLocation(node) : undefined;
      const target = found && original(found);
      const declaration = target?.declarations?.[0];
      if (target !== undefined && declaration !== undefined && isOwn(declaration) && isTopLevel(declaration))
        mentioned.push(target);
      ts.forEachChild(node, visit);
    };
    for (const declaration of (symbol.declarations ?? []).filter(isOwn)) visit(declaration);
    return mentioned;
  }

  /** @param {ts.Declaration | undefined} declaration */
  function packageOf(declaration) {
    const file = declaration?.getSourceFile().fileName ?? '';
    const [, installed] = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file) ?? [];
    return installed ?? relative(`${directory}/..`, file).replace(/^([^/]+)\/dist\/.*$/, '@automodel/$1');
  }
}

/** @param {ts.Declaration} declaration */
function isTopLevel(declaration) {
  const holder = ts.isVariableDeclaration(declaration) ? declaration.parent.parent : declaration;
  return ts.isSourceFile(holder.parent) && !ts.isImportDeclaration(holder);
}

/** @param {string} left @param {string} right */
function compareTexts(left, right) {
  return left < right ? -1 : Number(left > right);
}

/** @param {unknown} conditions @returns {string | undefined} the file of the types, without "./" */
function typesOf(conditions) {
  if (typeof conditions !== 'object' || conditions === null) return undefined;
  const { types, node, default: otherwise } = /** @type {Record<string, unknown>} */ (conditions);
  if (typeof types === 'string') return types.replace(/^\.\//, '');
  return typesOf(node) ?? typesOf(otherwise);
}
