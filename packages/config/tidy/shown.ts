import ts from 'typescript'
import { namedPaths, routesOf } from './addresses.ts'
import { at, isTest, nodesOf, treeOf, type Repository } from './repository.ts'

const UI = 'packages/ui/src/',
  SCREENS = 'e2e/shots/screens.ts'

/** Parts that pages can use: what index.ts hands on, of that what is a component. */
function partsOf(repo: Repository): { name: string; where: string }[] {
  const index = treeOf(repo, `${UI}index.ts`)
  return index.statements.filter(ts.isExportDeclaration).flatMap((one) => {
    const from = one.moduleSpecifier && ts.isStringLiteral(one.moduleSpecifier) ? one.moduleSpecifier.text : ''
    if (!from.startsWith('./parts/') || one.isTypeOnly) return []
    const named = one.exportClause && ts.isNamedExports(one.exportClause) ? one.exportClause.elements.map((element) => element.name.text) : null
    return componentsOf(repo, UI + from.slice(2)).filter(({ name }) => !named || named.includes(name))
  })
}

function componentsOf(repo: Repository, path: string): { name: string; where: string }[] {
  return treeOf(repo, path).statements.flatMap((one) => {
    if (!(ts.canHaveModifiers(one) && ts.getModifiers(one)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword))) return []
    const names = ts.isFunctionDeclaration(one) ? [one.name?.text ?? ''] : ts.isVariableStatement(one) ? one.declarationList.declarations.map(({ name }) => name.getText()) : []
    return names.filter((name) => /^[A-Z]\w*[a-z]/.test(name)).map((name) => ({ name, where: at(path, one) }))
  })
}

/** Every part of the design is looked at: it has a room of its own among the exhibits, and stands in it. */
export function partsAreShown(repo: Repository): string[] {
  const nodes = repo.paths.filter((path) => path.startsWith(`${UI}exhibits/`) && path.endsWith('.tsx')).flatMap((path) => [...nodesOf(treeOf(repo, path))])
  const named = nodes.filter((node): node is ts.PropertyAssignment => ts.isPropertyAssignment(node) && node.name.getText() === 'part')
  const rooms = new Set(named.flatMap(({ initializer }) => (ts.isStringLiteral(initializer) && initializer.text ? [initializer.text] : [])))
  const shown = new Set(nodes.flatMap((node) => (ts.isJsxOpeningElement(node) || ts.isJsxSelfClosingElement(node) ? [node.tagName.getText()] : [])))
  const parts = partsOf(repo)
  return [
    ...parts.filter(({ name }) => !rooms.has(name) || !shown.has(name)).map(({ name, where }) => `${where}: ${name} is not shown. Show its states in ${UI}exhibits`),
    ...[...rooms].filter((room) => !parts.some(({ name }) => name === room)).map((room) => `${UI}exhibits: there is no part ${room}. Take its room away`),
  ]
}

/** Every page is a screen of which pictures are taken.  in: the list of screens, whose paths hold blanks such as {attempt} */
export function pagesWithoutScreen(repo: Repository): string[] {
  const written = nodesOf(treeOf(repo, SCREENS)).flatMap((node) => {
    if (!ts.isPropertyAssignment(node) || node.name.getText() !== 'path') return []
    const { initializer } = node
    const text = ts.isTemplateExpression(initializer)
      ? initializer.head.text + initializer.templateSpans.map(({ literal }) => `{}${literal.text}`).join('')
      : (initializer as ts.StringLiteral).text
    return [text.replace(/[?#].*$/, '')]
  })
  const apart = new Set(namedPaths(repo).filter(({ name }) => name === 'parts').flatMap(({ patterns }) => patterns))
  return routesOf(repo)
    .filter(({ isPage, pattern }) => isPage && !apart.has(pattern) && !written.some((path) => fits(path, pattern)))
    .map(({ path, pattern }) => `${path}:1: no picture is taken of ${pattern}. Add it to ${SCREENS}, in every state that matters`)
}

/** A parameter is met by any part; a fixed part only by itself. */
function fits(path: string, pattern: string): boolean {
  const [parts, wanted] = [path.split('/').slice(1), pattern.split('/').slice(1)]
  return parts.length === wanted.length && wanted.every((part, index) => (part === ':' ? parts[index] !== '' : part === parts[index]))
}

/** What a class may not hold in square brackets: a length, a colour, a weight. Selectors and attributes may stand there. */
const ARBITRARY = /(?:^|[\s:!])(-?[a-z][a-z-]*-\[[^\]]+\])/

/** No screen keeps a style of its own: what it looks like comes from parts and tokens. */
export function stylesOfTheirOwn(repo: Repository): string[] {
  const instead = 'Make it a part of packages/ui, or a name in its styles.css'
  return repo.paths
    .filter((path) => path.startsWith('apps/academy/app/') && path.endsWith('.tsx') && !isTest(path))
    .flatMap((path) =>
      nodesOf(treeOf(repo, path)).flatMap((node) => {
        if (ts.isJsxAttribute(node) && node.name.getText() === 'style') return [`${at(path, node)}: a style attribute. ${instead}`]
        if (!ts.isStringLiteralLike(node) && !ts.isTemplateHead(node) && !ts.isTemplateMiddleOrTemplateTail(node)) return []
        const own = ARBITRARY.exec(node.text)?.[1]
        return own && !/^(not-)?(group-|peer-)?(has|not|aria|data|supports|in)-\[/.test(own) ? [`${at(path, node)}: ${own} is a style of its own. ${instead}`] : []
      }),
    )
}
