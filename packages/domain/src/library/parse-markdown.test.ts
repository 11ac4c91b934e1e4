import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isAllowedAddress, markdownFaults } from './parse-markdown.ts'
import { renderMarkdown } from './render-markdown.ts'

test('headings keep the level they were written with, and tables are tables', () => {
  expect(renderMarkdown('## Two\n\n### Three')).toBe('<h2>Two</h2>\n<h3>Three</h3>')
  expect(renderMarkdown('| a |\n|---|\n| 1 |')).toContain('<td>1</td>')
})

test.each(['https://a.example/b', 'mailto:a@b.example', '/learn/a', '#b', '?q=1', 'lesson/two', 'a/b:c'])('%s may be linked', (address) => {
  expect(isAllowedAddress(address)).toBe(true)
  expect(markdownFaults(`[a](${address})`)).toEqual([])
})

test.each([
  'http://a.example',
  'javascript:alert(1)',
  'JavaScript:alert(1)',
  'data:text/html,x',
  '//a.example',
  'vbscript:x',
  'ftp://a',
  '\\\\a\\b',
  'java\tscript:alert(1)',
])('%s may not be linked', (address) => expect(isAllowedAddress(address)).toBe(false))

test.each([
  ['a reference', '[a][b]\n\n[b]: javascript:alert(1)', 3],
  ['an autolink', 'see <http://a.example>', 1],
  ['a link in a table', '| a |\n|---|\n| [x](http://a.example) |', 3],
  ['a link in a list', '- a\n- [x](http://a.example)', 2],
  ['a link with an entity in it', '[x](java&#115;cript:alert(1))', 1],
  ['HTML', 'a\n\n<div>b</div>', 3],
  ['a comment', '<!-- a -->', 1],
  ['a heading of level 1, underlined', 'Big\n===', 2],
])('%s that may not be is told with its line', (_, markdown, line) => {
  expect(markdownFaults(markdown).map((fault) => fault.line)).toEqual([line])
})

test('code may show what text may not hold', () => {
  expect(markdownFaults('`<b>` and\n\n```html\n<script># http://a</script>\n```')).toEqual([])
})

test('whatever is written, no tag or address comes out that Markdown does not make', () => {
  const part = fc.constantFrom(
    '<script>',
    '</p>',
    '<img src=x onerror=alert(1)>',
    '[a](',
    'javascript:',
    'data:text/html,',
    ')',
    '<',
    '>',
    '"',
    "'",
    '`',
    '\n',
    '\n\n',
    '| a |\n|---|\n',
    '# ',
    '- ',
    '![',
    '](',
    '&#106;',
    '\\',
    'a',
  )
  const allowed =
    /^<\/?(p|h[1-6]|ul|ol|li|a|img|em|strong|code|pre|blockquote|hr|br|table|thead|tbody|tr|th|td)( (href|src|alt|title|class|align|start)="[^"<>]*")*( \/)?>$/
  fc.assert(
    fc.property(
      fc.array(part, { maxLength: 30 }).map((parts) => parts.join('')),
      (markdown) => {
        const html = renderMarkdown(markdown)
        for (const tag of html.match(/<[^>]*>/g) ?? []) expect(tag).toMatch(allowed)
        expect(html).not.toMatch(/(href|src)="\s*(javascript|data|vbscript):/i)
      },
    ),
    { numRuns: 500 },
  )
})
