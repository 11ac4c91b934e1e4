import ts from 'typescript'
import { at, importsOf, isCode, isTest, nodesOf, treeOf, type Repository } from './repository.ts'

const WORDS = 'packages/words/src/',
  LANGUAGES = `${WORDS}languages/`
/** Where letters are put together: whatever is said there comes from packages/words. */
const COMPOSERS = /^packages\/domain\/src\/tenancy\/(compose|letter-[a-z]+)\.ts$/
const WRITES = /^(writeLetter|writeTo|queueMail|compose)$/
/** Two words in a row are somebody speaking. */
const SPEECH = /\p{L}{2,}[.,:;’]?\s+\p{L}{2,}/u

/** Code that may write letters.  in: what its text holds, since parsing all of it takes long */
const speakers = (repo: Repository, holding: RegExp) =>
  repo.paths
    .filter((path) => isCode(path) && !isTest(path) && /^(apps|packages)\//.test(path) && !path.startsWith('packages/config/') && !path.startsWith(WORDS))
    .filter((path) => holding.test(repo.text(path)))

/** An object as it stands under `as const`, `satisfies` and a type. */
function objectOf(node: ts.Node | undefined): ts.ObjectLiteralExpression | null {
  if (!node) return null
  if (ts.isAsExpression(node) || ts.isSatisfiesExpression(node) || ts.isParenthesizedExpression(node)) return objectOf(node.expression)
  return ts.isObjectLiteralExpression(node) ? node : null
}

/** Every sentence of a language by the way to it, such as `letters.sign-in.subject`, with its place; one that is empty is none. */
function sentencesOf(repo: Repository, tag: string): Map<string, string> {
  const found = new Map<string, string>()
  const within = (path: string, object: ts.ObjectLiteralExpression, way: string) => {
    for (const property of object.properties) {
      if (!property.name || !ts.isPropertyAssignment(property)) continue
      const key = `${way}.${ts.isStringLiteralLike(property.name) ? property.name.text : property.name.getText()}`
      const inner = objectOf(property.initializer)
      if (inner) within(path, inner, key)
      else if (ts.isArrayLiteralExpression(property.initializer)) property.initializer.elements.forEach((one, index) => found.set(`${key}.${index}`, at(path, one)))
      else if (!ts.isStringLiteralLike(property.initializer) || property.initializer.text !== '') found.set(key, at(path, property))
    }
  }
  for (const path of repo.paths.filter((one) => one.startsWith(`${LANGUAGES}${tag}/`) && isCode(one)))
    for (const node of treeOf(repo, path).statements.flatMap((one) => (ts.isVariableStatement(one) ? [...one.declarationList.declarations] : []))) {
      const object = objectOf(node.initializer)
      if (object && !path.endsWith('/index.ts')) within(path, object, node.name.getText())
    }
  return found
}

/** Each language says what English says, no less and no more, and is offered. */
export function languagesAreWhole(repo: Repository): string[] {
  const within = repo.paths.filter((path) => path.startsWith(LANGUAGES)).map((path) => path.slice(LANGUAGES.length))
  const tags = [...new Set(within.filter((path) => path.includes('/')).map((path) => path.split('/')[0]!))]
  const english = sentencesOf(repo, 'en')
  const offered = importsOf(repo, `${LANGUAGES}index.ts`).map(({ specifier }) => specifier.split('/')[1])
  return tags.flatMap((tag) => {
    const own = sentencesOf(repo, tag)
    return [
      ...(offered.includes(tag) ? [] : [`${LANGUAGES}index.ts:1: does not name ${tag}. Name it, or take its folder out`]),
      ...[...english].filter(([way]) => !own.has(way)).map(([way, where]) => `${where}: ${tag} does not say ${way}. Say it in ${LANGUAGES}${tag}`),
      ...[...own].filter(([way]) => !english.has(way)).map(([way, where]) => `${where}: says ${way}, which English does not. Take it out`),
    ]
  })
}

/** Names of letters that code writes: beside `letter:`, or among what a name there may stand for. */
function lettersWritten(repo: Repository): Map<string, string> {
  const written = new Map<string, string>()
  for (const path of speakers(repo, /\bletter:/))
    for (const node of nodesOf(treeOf(repo, path))) {
      if (!ts.isPropertyAssignment(node) || node.name.getText() !== 'letter') continue
      if (ts.isIdentifier(node.initializer)) namesBehind(repo, path, node.initializer.text).forEach(([name, where]) => written.set(name, where))
      else for (const one of nodesOf(node.initializer)) if (ts.isStringLiteral(one)) written.set(one.text, at(path, one))
    }
  return written
}

/** What a member of that name may be, as interfaces of the same folder say. */
function namesBehind(repo: Repository, from: string, member: string): [string, string][] {
  const folder = from.slice(0, from.lastIndexOf('/') + 1)
  return speakers(repo, new RegExp(`\\b${member}:`))
    .filter((path) => path.startsWith(folder))
    .flatMap((path) => nodesOf(treeOf(repo, path)).flatMap((node) => (ts.isPropertySignature(node) && node.name.getText() === member ? nodesOf(node) : [])))
    .flatMap((node): [string, string][] => (ts.isStringLiteral(node) ? [[node.text, at(node.getSourceFile().fileName, node)]] : []))
}

/** Words around every letter that code uses: `frame.open`, or what is taken out of it by name. */
function frameUsed(repo: Repository): Map<string, string> {
  const used = new Map<string, string>()
  for (const path of speakers(repo, /\bframe\b/).filter((one) => COMPOSERS.test(one)))
    for (const node of nodesOf(treeOf(repo, path))) {
      if (ts.isPropertyAccessExpression(node) && /(^|\.)frame$/.test(node.expression.getText())) used.set(node.name.text, at(path, node))
      if (ts.isVariableDeclaration(node) && ts.isObjectBindingPattern(node.name) && node.initializer?.getText().endsWith('.frame'))
        for (const one of node.name.elements) if (!one.dotDotDotToken) used.set((one.propertyName ?? one.name).getText(), at(path, one))
    }
  return used
}

/** What is declared is said somewhere, and what is said is declared. */
export function wordsAreUsed(repo: Repository): string[] {
  const english = sentencesOf(repo, 'en')
  const declared = (group: string) => new Map([...english].filter(([way]) => way.startsWith(`${group}.`)).map(([way, where]) => [way.split('.')[1]!, where]))
  const compare = (group: string, used: Map<string, string>) => [
    ...[...declared(group)].filter(([name]) => !used.has(name)).map(([name, where]) => `${where}: nothing uses ${group}.${name}. Take it out`),
    ...[...used].filter(([name]) => !declared(group).has(name)).map(([name, where]) => `${where}: ${group}.${name} is not declared. Say it in ${LANGUAGES}en`),
  ]
  const letters = lettersWritten(repo)
  return [
    ...compare('letters', letters),
    ...compare('frame', frameUsed(repo)),
    ...[...declared('reminderLines')].filter(([name]) => !letters.has(name)).map(([name, where]) => `${where}: nothing uses reminderLines.${name}. Take it out`),
  ]
}

/** No sentence of a letter stands outside packages/words: not where letters are put together, and not where one is ordered. */
export function sentencesElsewhere(repo: Repository): string[] {
  const instead = `Say it in ${LANGUAGES}, in every language`
  const isOrder = (node: ts.Node) =>
    (ts.isCallExpression(node) && WRITES.test(node.expression.getText())) || (ts.isObjectLiteralExpression(node) && node.properties.some((one) => one.name?.getText() === 'letter'))
  const orders = speakers(repo, /\b(write(Letter|To)|queueMail|compose)\b|\bletter:/)
  return [...new Set([...orders, ...repo.paths.filter((path) => COMPOSERS.test(path))])].flatMap((path) =>
    [...new Set(nodesOf(treeOf(repo, path)).flatMap((node) => (COMPOSERS.test(path) ? [node] : isOrder(node) ? nodesOf(node) : [])))].flatMap((one) => {
      const said = speechOf(one)
      return said && SPEECH.test(said) ? [`${at(path, one)}: “${said.trim().slice(0, 40)}” is a sentence of a letter. ${instead}`] : []
    }),
  )
}

/** What a text or template says to a reader: without elements, styles, and the names of typefaces. */
function speechOf(node: ts.Node): string | null {
  if (ts.isImportDeclaration(node.parent ?? node) || ts.isLiteralTypeNode(node.parent ?? node)) return null
  const text = ts.isStringLiteralLike(node)
    ? node.text
    : ts.isTemplateExpression(node)
      ? node.head.text + node.templateSpans.map((span) => `\0${span.literal.text}`).join('')
      : null
  return text && text.replace(/\{[^}]*\}/g, '\0').replace(/<[^>]*>/g, '\0').replace(/'[^']*'/g, '\0')
}
