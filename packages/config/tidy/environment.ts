import ts from 'typescript'
import { at, isCode, isTest, nodesOf, treeOf, type Repository } from './repository.ts'

/** What is read and nobody sets by hand, and why it stands in no table. */
export const NOT_FOR_PEOPLE: Record<string, string> = {
  PATH: 'of the system',
  SystemRoot: 'of the system',
  TEMP: 'of the system',
  TMPDIR: 'of the system',
  npm_execpath: 'said by npm to what it starts',
  npm_lifecycle_event: 'said by npm to what it starts',
  STOA_BEGAN: 'said by one of our processes to the next',
  STOA_DATABASE: 'said by one of our processes to the next',
  STOA_DEV: 'said by one of our processes to the next',
  STOA_LEASH: 'said by one of our processes to the next',
  STOA_UI: 'said by the stories to the server whose parts they look at',
  VITEST: 'said by the test run to its tests',
}

const README = 'README.md'
const WORLD = 'packages/gateways/src/world.ts'
const looked = (path: string) => /^(apps|packages|infra)\//.test(path) && !path.startsWith('packages/config/') && isCode(path) && !isTest(path) && !path.endsWith('/test.ts')

/** Every variable of the environment that code reads, with the place of the first reading. */
export function variablesRead(repo: Repository): Map<string, string> {
  const found = new Map<string, string>()
  const note = (name: string, path: string, node: ts.Node) => found.has(name) || found.set(name, at(path, node))
  const isEnv = (node: ts.Node | undefined) => node !== undefined && /(^|\.)env$/.test(node.getText())
  for (const path of repo.paths.filter(looked))
    for (const node of nodesOf(treeOf(repo, path))) {
      if (ts.isPropertyAccessExpression(node) && isEnv(node.expression)) note(node.name.text, path, node)
      else if (ts.isElementAccessExpression(node) && isEnv(node.expression) && ts.isStringLiteralLike(node.argumentExpression)) note(node.argumentExpression.text, path, node)
      else if (ts.isVariableDeclaration(node) && isEnv(node.initializer) && ts.isObjectBindingPattern(node.name))
        for (const { propertyName, name, dotDotDotToken } of node.name.elements) if (!dotDotDotToken) note((propertyName ?? name).getText(), path, node)
      // The world reads through a function of its own, and the names of one group by their ends.
      if (path === WORLD && ts.isCallExpression(node) && node.expression.getText() === 'get' && node.arguments[0] && ts.isStringLiteralLike(node.arguments[0]))
        note(node.arguments[0].text, path, node)
      if (path === WORLD && ts.isVariableDeclaration(node) && node.name.getText() === 'S3')
        for (const end of nodesOf(node)) if (ts.isStringLiteralLike(end)) note(`STORAGE_S3_${end.text}`, path, end)
    }
  return found
}

/** Every variable of the table in the README: a name that begins with an underscore continues the one at the beginning of its line. */
export function variablesTold(repo: Repository): Set<string> {
  const told = new Set<string>()
  const table = repo.text(README).split('\n## Configuration\n')[1]?.split('\n## ')[0] ?? ''
  for (const line of table.split('\n').filter((one) => one.startsWith('| `'))) {
    const names = [...line.split('|')[1]!.matchAll(/`(\w+)`/g)].map((match) => match[1]!)
    const stem = names[0]!.replace(/_[A-Z]+$/, '')
    for (const name of names) told.add(name.startsWith('_') ? `${stem}${name}` : name)
  }
  return told
}

/** Whatever the code reads of its environment stands in the README's table, and whatever stands there is read. */
export function environmentTable(repo: Repository, notForPeople = NOT_FOR_PEOPLE): string[] {
  const [read, told] = [variablesRead(repo), variablesTold(repo)]
  return [
    ...[...read]
      .filter(([name]) => !told.has(name) && !notForPeople[name])
      .map(([name, where]) => `${where}: reads ${name}, which the table in ${README} does not know. Say there what it means`),
    ...[...told].filter((name) => !read.has(name)).map((name) => `${README}:1: tells of ${name}, which nothing reads. Take it out`),
    ...Object.keys(notForPeople)
      .filter((name) => !read.has(name) || told.has(name))
      .map((name) => `packages/config/tidy/environment.ts:1: ${name} is read no more, or is in the table. Take it off the list`),
  ]
}
