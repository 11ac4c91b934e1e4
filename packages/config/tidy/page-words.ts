import ts from 'typescript'
import { at, isTest, nodesOf, treeOf, type Repository } from './repository.ts'

const APP = 'apps/academy/app/'
const ENGLISH = 'packages/words/src/languages/en/pages/'
/** Files whose sentences are English: those for people who run an academy. */
const LIST = 'packages/config/tidy/in-english.txt'

/** Attributes that people read or hear. */
const SPOKEN = new RegExp(
  '^(title|lead|label|reason|detail|hint|alt|unit|said|caption|placeholder|head|lines|description|legend|summary|sentence|term|text|unchosen|' +
    'show|hide|aria-label|aria-roledescription|[a-z]+Label)$',
)
const LETTERS = /\p{L}{2,}/u
/** Two words in a row are somebody speaking; where no elements are, styles and headers are two words as well, and only a sentence is one. */
const SPEECH = /\p{L}+[.,:;’]?\s+\p{L}{2,}/u
const SENTENCE = /^\p{Lu}[\p{L}’]*\s.*[.?:]$/u

/** No page says anything that stands outside packages/words, but those on the list; and those are on it rightly. */
export function pagesSpeakThroughWords(repo: Repository): string[] {
  const listed = new Set(repo.paths.includes(LIST) ? repo.text(LIST).split('\n').filter(Boolean) : [])
  const pages = repo.paths.filter((path) => path.startsWith(APP) && /\.tsx?$/.test(path) && !isTest(path) && !path.startsWith(`${APP}entry.`))
  return pages.flatMap((path) => {
    const said = nodesOf(treeOf(repo, path)).filter(speaks)
    if (listed.has(path)) return said.length === 0 ? [`${LIST}: ${path} says nothing by itself any more. Take it off the list`] : []
    return said.map((node) => `${at(path, node)}: “${node.getText().trim().slice(0, 40)}” is said outside packages/words. Say it in ${ENGLISH}, in every language`)
  }).concat([...listed].filter((path) => !pages.includes(path)).map((path) => `${LIST}: there is no ${path}. Take it off the list`))
}

/** Whether a node is words that a page shows or speaks. */
function speaks(node: ts.Node): boolean {
  if (ts.isJsxText(node)) return LETTERS.test(node.text)
  if (!ts.isStringLiteralLike(node) && !ts.isTemplateExpression(node)) return false
  const { parent } = node
  if (ts.isImportDeclaration(parent) || ts.isLiteralTypeNode(parent)) return false
  const text = ts.isTemplateExpression(node) ? node.head.text + node.templateSpans.map((span) => `\0${span.literal.text}`).join('') : node.text
  if (text === 'Stoa') return false   // The product's name is no language's.
  const holder = holderOf(node)
  if (holder === 'page' || (holder && SPOKEN.test(holder.name.getText()))) return LETTERS.test(text)
  if (holder && ts.isJsxAttribute(holder)) return SPEECH.test(text) && !/^(className|content|sizes|style)$/.test(holder.name.getText())
  return node.getSourceFile().fileName.endsWith('x') ? SPEECH.test(text) && !isName(node) : SENTENCE.test(text)
}

/** The attribute or member of an object whose value a text is, directly or in a choice; `page` where it stands between elements; null where it
 *  is none's. */
function holderOf(node: ts.Node): ts.JsxAttribute | ts.PropertyAssignment | 'page' | null {
  for (let one = node.parent; one && !ts.isBlock(one); one = one.parent) {
    if (ts.isJsxAttribute(one) || ts.isPropertyAssignment(one)) return one
    if (ts.isJsxExpression(one) && !ts.isJsxAttribute(one.parent)) return 'page'
    // What is compared or looked up by is a name.
    if (ts.isElementAccessExpression(one) || (ts.isBinaryExpression(one) && /^([!=]==|in)$/.test(one.operatorToken.getText()))) return null
    if (ts.isArrowFunction(one) || ts.isObjectLiteralExpression(one) || ts.isCallExpression(one)) return null
  }
  return null
}

/** Names, which may be many words in a row and say nothing: of styles, in a call of cx or in a constant that is called after what it styles;
 *  and of what is counted, in a call of allow. */
function isName(node: ts.Node): boolean {
  for (let one = node.parent; one; one = one.parent) {
    if (ts.isCallExpression(one) && /^(cx|allow)$/.test(one.expression.getText())) return true
    if (ts.isVariableDeclaration(one)) return /^[a-z]*(Class|Look|Link|Marks?)$|^(look|mark|field|link|styles?)$/.test(one.name.getText())
    if (ts.isJsxAttribute(one)) return one.name.getText() === 'className'
  }
  return false
}

/** Every sentence of pages is said by one, in a file that speaks of its part. */
export function pageWordsAreUsed(repo: Repository): string[] {
  const code = repo.paths.filter((path) => path.startsWith(APP) && /\.tsx?$/.test(path) && !isTest(path)).map((path) => repo.text(path))
  const isSaid = (part: string, name: string) =>
    code.some((text) => new RegExp(`\\b${part}\\b`).test(text) && new RegExp(`[.'"]${name}\\b|\\b${name} *[,}:]`).test(text))
  return repo.paths
    .filter((path) => path.startsWith(ENGLISH) && !path.endsWith('/index.ts'))
    .flatMap((path) => nodesOf(treeOf(repo, path)).filter(ts.isVariableDeclaration).map((group) => ({ path, group })))
    .flatMap(({ path, group }) =>
      nodesOf(group)
        .filter(ts.isPropertyAssignment)
        // Those within a member are asked for by themselves.
        .filter((one) => !ts.isObjectLiteralExpression(one.initializer) && !isSaid(group.name.getText(), one.name.getText()))
        .map((one) => `${at(path, one)}: no page says ${group.name.getText()}.${one.name.getText()}. Take it out`),
    )
}

/** Whoever says a word of a part that most pages do without imports it, or its page would come before its words. */
export function partsAreAskedFor(repo: Repository): string[] {
  const parts = nodesOf(treeOf(repo, `${APP}word-parts.ts`)).filter((node): node is ts.PropertyAssignment => ts.isPropertyAssignment(node))
  const pages = repo.paths.filter((path) => path.startsWith(APP) && /\.tsx?$/.test(path) && !/\.server\.ts$|\/routes\/.*\.ts$/.test(path) && !isTest(path))
  return pages.flatMap((path) => {
    const text = repo.text(path).replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')
    // Where one part is called w for short, what stands behind it is a sentence and no part.
    const isShort = /\w+: w\b[^{}]*\}+,?[^={}]*= *\w+\(\)|\bw: \{[^{}]*\w+: w\b/.test(text)
    return parts.flatMap((part) => {
      const [name, groups] = [part.name.getText(), nodesOf(part).filter(ts.isStringLiteral).map((one) => one.text).join('|')]
      const says = new RegExp(`${isShort ? '' : `\\bw\\.(${groups})\\b|`}\\{[^{}]*\\b(${groups})\\b[^{}]*\\}\\s*=[^\\n;]*\\bw\\b|\\bw: \\{[^{}]*\\b(${groups})\\b`)
      const imports = new RegExp(`from '\\.\\.?/${name}-words\\.ts'|import '\\.\\.?/${name}-words\\.ts'`)
      const handsOn = new RegExp(`^export (\\{ handle \\} from '\\.\\./${name}-words\\.ts'|const handle = \\{ words: \\[.*'${name}'.*)$`, 'm')
      const isRoute = path.startsWith(`${APP}routes/`)
      return says.test(text) && !((!isRoute || handsOn.test(text)) && imports.test(text))
        ? [`${path}:1: says words of ${groups}, which are loaded by themselves. ${isRoute ? `Write export { handle } from '../${name}-words.ts'` : `Import './${name}-words.ts'`}`]
        : []
    })
  })
}
