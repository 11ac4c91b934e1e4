import ts from 'typescript'
import { codesIn } from './docstrings.ts'
import { at, isCode, isTest, nodesOf, treeOf, type Repository } from './repository.ts'

const TABLE = 'packages/domain/src/refusals.ts'

/** The codes of the table, with the place of each. That each has a sentence, too, is a matter of types. */
function tableOf(repo: Repository): Map<string, string> {
  const codes = new Map<string, string>()
  for (const node of nodesOf(treeOf(repo, TABLE)))
    if (ts.isPropertyAssignment(node) && ts.isStringLiteral(node.name) && node.name.text.includes('/')) codes.set(node.name.text, at(TABLE, node))
  return codes
}

const SENTENCES = 'packages/words/src/languages/en/refusals.ts'

/** What is thrown fills every blank of its sentence: one that is empty would be our fault, and a 500 in the place of a refusal. */
export function refusalBlanks(repo: Repository): string[] {
  const blanks = new Map<string, string[]>()
  for (const node of nodesOf(treeOf(repo, SENTENCES)))
    if (ts.isPropertyAssignment(node) && ts.isStringLiteral(node.name))
      blanks.set(node.name.text, [...node.initializer.getText().matchAll(/\{(\w+)[,}]/g)].map(([, name]) => name!))
  return repo.paths
    .filter((path) => isCode(path) && !isTest(path) && /^(apps|packages)\//.test(path) && repo.text(path).includes('new Refusal('))
    .flatMap((path) => nodesOf(treeOf(repo, path)).map((node) => ({ path, node })))
    .flatMap(({ path, node }) => {
      if (!ts.isNewExpression(node) || node.expression.getText() !== 'Refusal') return []
      const [code, details] = node.arguments ?? []
      if (!code || !ts.isStringLiteralLike(code)) return []
      const given = details && ts.isObjectLiteralExpression(details) ? details.properties.map((one) => one.name?.getText()) : []
      const missing = (blanks.get(code.text) ?? []).filter((name) => !given.includes(name))
      return missing.map((name) => `${at(path, node)}: ${code.text} says {${name}}, and nothing is given for it. Give it`)
    })
}

/** Refusals that are thrown have a status and a sentence; those that have one are thrown. */
export function refusalCodes(repo: Repository): string[] {
  const table = tableOf(repo)
  const used = new Set<string>()
  const faults: string[] = []
  for (const path of repo.paths.filter(
    (one) => isCode(one) && !isTest(one) && one !== TABLE && /^(apps|packages)\//.test(one) && !/^packages\/(config|words)\//.test(one),
  )) {
    const tree = treeOf(repo, path)
    for (const [code, where] of codesIn(tree))
      if (!table.has(code)) faults.push(`${where}: refuses ${code}, which has no status and no sentence. Add it to ${TABLE} and to packages/words`)
    for (const node of nodesOf(tree)) if (ts.isStringLiteralLike(node) && table.has(node.text)) used.add(node.text)
  }
  for (const [code, where] of table) if (!used.has(code)) faults.push(`${where}: nothing refuses ${code}. Take it out`)
  return faults
}
