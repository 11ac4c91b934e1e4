import ts from 'typescript'
import { at, isCode, nodesOf, treeOf, type Repository } from './repository.ts'

const PATHS = 'apps/academy/app/paths.ts',
  ROUTES = 'apps/academy/app/routes/'

/** An address as its parts; `:` stands for a parameter. */
type Pattern = string

/** Every address of paths.ts, by name: a path that may be short or long has both. */
export function namedPaths(repo: Repository): { name: string; patterns: Pattern[]; where: string }[] {
  const named: { name: string; patterns: Pattern[]; where: string }[] = []
  for (const node of nodesOf(treeOf(repo, PATHS))) {
    if (!ts.isPropertyAssignment(node) || !ts.isArrowFunction(node.initializer)) continue
    const patterns = [...new Set(writings(node.initializer.body).map((text) => text.replace(/[?#].*$/, '') || '/'))]
    named.push({ name: node.name.getText(), patterns, where: at(PATHS, node) })
  }
  return named
}

/** What an expression may be written as, with `:` for what is filled in. */
function writings(node: ts.Node): string[] {
  if (ts.isParenthesizedExpression(node)) return writings(node.expression)
  if (ts.isStringLiteralLike(node)) return [node.text]
  if (ts.isConditionalExpression(node)) return [...writings(node.whenTrue), ...writings(node.whenFalse)]
  if (!ts.isTemplateExpression(node)) return [':']
  return node.templateSpans.reduce(
    (texts, span) => texts.flatMap((text) => writings(span.expression).map((inner) => text + inner + span.literal.text)),
    [node.head.text],
  )
}

/** Every route file's address, as Remix reads file names. The catch-all has none. */
export function routesOf(repo: Repository): { path: string; pattern: Pattern; isPage: boolean }[] {
  return repo.paths
    .filter((path) => path.startsWith(ROUTES) && isCode(path) && !path.includes('.test.') && !path.endsWith('/$.tsx'))
    .map((path) => {
      const parts = path
        .slice(ROUTES.length)
        .replace(/\.tsx?$/, '')
        .split('.')
      const pattern =
        '/' +
        parts
          .filter((part) => !part.startsWith('_'))
          .map((part) => (part.startsWith('$') ? ':' : part.replace(/_$/, '').replace(/^\[(.*)\]$/, '$1')))
          .join('/')
      return { path, pattern, isPage: /^export default /m.test(repo.text(path)) }
    })
}

/** Every address has a route, and every route an address. */
export function pathsAndRoutes(repo: Repository): string[] {
  const [named, routes] = [namedPaths(repo), routesOf(repo)]
  const patterns = new Set(routes.map((route) => route.pattern))
  const known = new Set(named.flatMap((one) => one.patterns))
  return [
    ...named.flatMap(({ name, patterns: mine, where }) =>
      mine
        .filter((pattern) => !patterns.has(pattern))
        .map((pattern) => `${where}: paths.${name} leads to ${pattern}, where no route is. Add the file or take it out`),
    ),
    ...routes
      .filter(({ pattern }) => !known.has(pattern))
      .map(({ path, pattern }) => `${path}:1: ${pattern} is not in ${PATHS}. Name it there, and link to it by that name`),
  ]
}

/** What the stories mention, as paths: `§` stands for whatever is filled in while they run. */
export function mentions(repo: Repository): { paths: string[]; names: Set<string> } {
  const paths = new Set<string>(),
    names = new Set<string>()
  for (const file of repo.paths.filter((path) => /^e2e\/(stories\/.*|[^/]+)\.tsx?$/.test(path))) {
    for (const node of nodesOf(treeOf(repo, file))) {
      if (ts.isStringLiteralLike(node)) note(node.text)
      else if (ts.isTemplateExpression(node)) note(node.head.text + node.templateSpans.map((span) => `§${span.literal.text}`).join(''))
      else if (node.kind === ts.SyntaxKind.RegularExpressionLiteral)
        note(
          node
            .getText()
            .replace(/^\/|\/\w*$/g, '')
            .replaceAll('\\/', '/')
            .replace(/[\^$]/g, '')
            .replace(/\([^)]*\)|\[[^\]]*\][+*]?|\\.[+*]?|\.[+*]/g, '§'),
        )
      else if (ts.isPropertyAccessExpression(node) && node.expression.getText() === 'paths') names.add(node.name.text)
      else if (ts.isCallExpression(node) && /\.(goto|toHaveURL)$/.test(node.expression.getText()) && node.arguments[0] && isOrigin(node.arguments[0]))
        paths.add('/')
    }
  }
  return { paths: [...paths], names }

  function note(text: string) {
    const path = /^(?:https?:\/\/[^/]+|§+(?=\/))?(\/[^\s?#]*)/.exec(text)?.[1]
    if (path) paths.add(path.replace(/(.)\/$/, '$1'))
  }
}

const isOrigin = (node: ts.Expression) =>
  (ts.isIdentifier(node) && /origin/i.test(node.text)) || (ts.isCallExpression(node) && /(^|\.)origin$/.test(node.expression.getText()))

/** Every page is visited by a story. */
export function pagesWithoutStory(repo: Repository): string[] {
  const { paths, names } = mentions(repo)
  const byName = new Set(
    namedPaths(repo)
      .filter(({ name }) => names.has(name))
      .flatMap(({ patterns }) => patterns),
  )
  return routesOf(repo)
    .filter(({ isPage, pattern }) => isPage && !byName.has(pattern) && !paths.some((path) => fits(path, pattern)))
    .map(({ path, pattern }) => `${path}:1: no story visits ${pattern}. Tell one in e2e/stories that opens it`)
}

/** A parameter is met by one written part; a fixed part only by itself, so that a wholly open mention meets nothing. */
function fits(path: string, pattern: Pattern): boolean {
  const [written, wanted] = [path.split('/').slice(1), pattern.split('/').slice(1)]
  return written.length === wanted.length && wanted.every((part, index) => (part === ':' ? written[index] !== '' : part === written[index]))
}
