import ts from 'typescript'
import { at, isTest, linesMatching, nodesOf, treeOf, type Repository } from './repository.ts'

/** Classes that name a side of the screen instead of the beginning or end of a line: it would be the wrong side where people read from the right. */
const CLASS = new RegExp(
  '^!?-?(' +
    ['(m|p|scroll-m|scroll-p)[lr]-.+', '(left|right)-(\\d.*|[[(].+|px|full|auto)', '(border|rounded)-([lr]|[tb][lr])(-.+)?', '(text|float|clear)-(left|right)'].join('|') +
    '|' +
    ['origin-(.+-)?(left|right)', '(space|divide)-x(-.+)?', 'bg-(linear|gradient)-to-[tb]?[lr]'].join('|') +
    ')$',
)
const STYLE = new RegExp(
  '(^|[\\s;{])((margin|padding|border|scroll-margin|scroll-padding)-)?(left|right)(-width|-color|-style)?\\s*:|border-(top|bottom)-(left|right)-radius' +
    '|(text-align|float|clear)\\s*:\\s*(left|right)|\\bto (left|right)\\b',
)
/** The same where elements are given styles by their script. */
const MEMBER = /^(((margin|padding|border|scrollMargin|scrollPadding)(Left|Right)\w*)|left|right)$/

/** Lines that may all the same: what the line holds, and why, by file. */
export const SIDES: Record<string, { holds: string; because: string }> = {
  'packages/ui/src/parts/spots-answer.tsx': { holds: 'style={{ left: `${x}%`', because: 'a spot lies where the picture has it, and pictures are not mirrored' },
  'packages/ui/src/styles.css': { holds: '--to-end: to ', because: 'gradients know no beginning of a line: here they are told which side it is' },
  'packages/ui/src/prose.css': { holds: 'linear-gradient(to right, var(', because: 'the shade is alike at both edges' },
}

/** Parts, pages and styles say start and end, and left or right only where it is listed.  out: where they do not */
export function sidesAreLogical(repo: Repository): string[] {
  const allowed = (path: string, line: string) => SIDES[path] !== undefined && line.includes(SIDES[path].holds)
  const say = (where: string, what: string) => `${where}: “${what}” names a side of the screen. Say start or end, or list it in SIDES with a reason`
  return repo.paths
    .filter((path) => /^(packages\/ui\/src|apps\/academy\/app)\//.test(path) && !isTest(path))
    .flatMap((path) => {
      if (path.endsWith('.css'))
        return linesMatching(repo, path, STYLE).filter(({ line }) => !allowed(path, line)).map(({ where, match }) => say(where, match[0].trim()))
      if (!/\.tsx?$/.test(path)) return []
      const lines = repo.text(path).split('\n')
      return nodesOf(treeOf(repo, path))
        .flatMap((node) => sidesIn(node).map((what) => ({ node, what })))
        .filter(({ node }) => !allowed(path, lines[node.getSourceFile().getLineAndCharacterOfPosition(node.getStart()).line]!))
        .map(({ node, what }) => say(at(path, node), what))
    })
}

/** What of a text is such a class, whatever it depends on (`max-md:ml-2`); or the member of a style. */
function sidesIn(node: ts.Node): string[] {
  if (ts.isPropertyAssignment(node)) {
    const holder = node.parent.parent.parent
    return ts.isJsxAttribute(holder) && holder.name.getText() === 'style' && MEMBER.test(node.name.getText()) ? [node.name.getText()] : []
  }
  if (!ts.isStringLiteralLike(node) && !ts.isTemplateHead(node) && !ts.isTemplateMiddleOrTemplateTail(node)) return []
  return node.text.split(/\s+/).filter((name) => CLASS.test(name.replace(/^.*:(?![^[(]*[\])])/, '')))
}
