import ts from 'typescript'
import { at, isCode, isTest, nodesOf, treeOf, type Repository } from './repository.ts'

/** What Remix looks for in a route by name: its meaning is Remix's. Loaders and actions are ours, and say what they answer. */
const NAMED_BY_REMIX = new Set(['meta', 'links', 'headers', 'ErrorBoundary', 'Layout', 'shouldRevalidate', 'clientLoader', 'clientAction', 'handle'])

type Exported = { name: string; node: ts.Node; doc: string | null; adjacent: boolean }

/** Everything callable or shaped that a module shows others. */
function exportsOf(file: ts.SourceFile): Exported[] {
  return file.statements.flatMap((statement): Exported[] => {
    const isExported = ts.canHaveModifiers(statement) && ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)
    if (!isExported) return []
    // Of several spellings of one function the first carries the docstring.
    if (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement) || ts.isInterfaceDeclaration(statement)) {
      const isDefault = ts.getModifiers(statement)!.some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword)
      return [{ name: isDefault ? 'default' : (statement.name?.text ?? 'default'), node: statement, ...docOf(statement) }]
    }
    if (!ts.isVariableStatement(statement)) return []
    return statement.declarationList.declarations.flatMap((declaration) =>
      declaration.initializer &&
      (ts.isArrowFunction(declaration.initializer) || ts.isFunctionExpression(declaration.initializer)) &&
      ts.isIdentifier(declaration.name)
        ? [{ name: declaration.name.text, node: declaration, ...docOf(statement) }]
        : [],
    )
  })
}

function docOf(statement: ts.Node): { doc: string | null; adjacent: boolean } {
  const file = statement.getSourceFile()
  const comment = (statement as ts.Node & { jsDoc?: ts.JSDoc[] }).jsDoc?.at(-1)
  if (!comment) return { doc: null, adjacent: false }
  const between = file.text.slice(comment.getEnd(), statement.getStart(file))
  return { doc: comment.getText(file), adjacent: (between.match(/\n/g) ?? []).length <= 1 }
}

const isRoute = (path: string) => path.startsWith('apps/academy/app/routes/') || /^apps\/academy\/app\/(root|entry\.\w+)\.tsx$/.test(path)

/** Exported functions, classes and interfaces say what they are for, directly above. */
export function docstrings(repo: Repository): string[] {
  const shown = repo.paths.filter((path) => isCode(path) && !isTest(path) && (/^packages\/[^/]+\/src\//.test(path) || path.startsWith('apps/')))
  return shown.flatMap((path) => {
    const overloaded = new Set<string>()
    return exportsOf(treeOf(repo, path)).flatMap(({ name, node, doc, adjacent }) => {
      if (isRoute(path) && (NAMED_BY_REMIX.has(name) || name === 'default')) return []
      if (overloaded.has(name)) return []
      overloaded.add(name)
      return doc && adjacent
        ? []
        : [`${at(path, node)}: ${name} is exported without a docstring directly above it. Say who may, what goes in, what comes out, what it refuses`]
    })
  })
}

/** A verb of the domain that refuses says so: every code it throws itself stands in a docstring of its file. */
export function refusalsSaid(repo: Repository): string[] {
  return repo.paths
    .filter((path) => /^packages\/domain\/src\/[^/]+\//.test(path) && isCode(path) && !isTest(path))
    .flatMap((path) => {
      const exported = exportsOf(treeOf(repo, path))
      const said = exported.map(({ doc }) => doc ?? '').join('\n')
      return exported.flatMap(({ name, node }) =>
        [...codesIn(node)].flatMap(([code, where]) =>
          said.includes(code) ? [] : [`${where}: ${name} refuses ${code} and does not say so. Add it to “refuses:” in its docstring`],
        ),
      )
    })
}

/** The refusal codes a piece of code constructs, with the place of each. */
export function codesIn(node: ts.Node): Map<string, string> {
  const found = new Map<string, string>()
  for (const one of nodesOf(node)) {
    if (!ts.isNewExpression(one) || one.expression.getText() !== 'Refusal' || !one.arguments?.[0]) continue
    for (const literal of nodesOf(one.arguments[0]))
      if (ts.isStringLiteralLike(literal) && literal.text.includes('/')) found.set(literal.text, at(node.getSourceFile().fileName, literal))
  }
  return found
}
