import { afterAll, expect, test } from 'vitest'
import { faultsIn } from '../test/faults-in.ts'
import { png } from '../test/png.ts'
import { edited, folderOf, removeFolders, tiny, type Files } from '../test/tiny.ts'

afterAll(removeFolders)

const LESSON = 'courses/care/lessons/01-look.md'
const FILM = 'courses/care/lessons/05-act.md'
const POOL = 'courses/care/pools/looking.yaml'
const EXAM = 'courses/care/exam.yaml'
const COURSE = 'courses/care/course.yaml'
const KINDS = 'courses/care/lessons/07-kinds.md'

const change = (path: string, from: string, to: string) => edited(tiny(), path, from, to)
const lesson = (text: string): Files => ({
  ...tiny(),
  'courses/care/lessons/09-more.md': `---\ntitle: More\nminutes: 1\nsummary: More.\n---\n${text}`,
})
const withFile = (name: string, other: string): Files => ({ ...tiny(), [`courses/care/media/${name}`]: tiny()[`courses/care/media/${other}`]! })
const withText = (name: string, text: string): Files => ({ ...tiny(), [`courses/care/media/${name}`]: text })
const more = 'courses/care/lessons/09-more.md'

test.each<[string, Files | Record<string, null>, string]>([
  [
    'two outcomes only',
    change(COURSE, '[Look, Think, Act]', '[Look, Think]'),
    'courses/care/course.yaml:5: outcomes is shorter or smaller than 3 entries.',
  ],
  ['a lesson to try that is not there', change(COURSE, 'lesson: act', 'lesson: acting'), `${COURSE}:11: There is no lesson acting in this course.`],
  ['a self-check of four', change(COURSE, ', fifth]', ']'), `${COURSE}:12: try.checks must name five checks.`],
  ['a self-check that asks twice', change(COURSE, 'fourth, fifth', 'fourth, first'), `${COURSE}:12: try.checks names a check twice.`],
  ['a check of the self-check that is not there', change(COURSE, 'fifth]', 'sixth]'), `${COURSE}:12: No lesson of this course has a check sixth.`],
  [
    'a check of the self-check that is none',
    change(COURSE, 'fifth]', 'why]'),
    `${COURSE}:12: The block why is of the kind text, and a self-check is made of checks.`,
  ],
  [
    'a cover that is too small',
    { ...tiny(), 'courses/care/media/front.png': png(800, 450, 1) },
    'courses/care/course.yaml:8: The cover must be at least 1600 × 900 pixels; it is 800 × 450.',
  ],
  [
    'a cover that is not there',
    change(COURSE, 'media/front.png', 'media/font.png'),
    'courses/care/course.yaml:8: There is no file font.png in media/, or it is empty.',
  ],
  [
    'a path out of the folder',
    change(LESSON, 'src: media/plan.png', 'src: media/../../../brand/logo.png'),
    `${LESSON}:21: src must name a file directly in media/, such as media/cover.png.`,
  ],
  [
    'a picture that is a page',
    { ...tiny(), 'courses/care/media/plan.png': '<svg onload="alert(1)"/>' },
    `${LESSON}:21: plan.png is not what its name says: its bytes are of no known kind.`,
  ],
  [
    'a picture that is a film',
    { ...tiny(), 'courses/care/media/plan.png': tiny()['courses/care/media/film.mp4']! },
    `${LESSON}:21: plan.png is not what its name says: its bytes are video/mp4.`,
  ],
  [
    'a picture that is cut off',
    { ...tiny(), 'courses/care/media/plan.png': png(64, 64, 1).subarray(0, 20) },
    `${LESSON}:21: plan.png cannot be used.`,
  ],
  [
    'a film as a picture',
    change(LESSON, 'src: media/plan.png', 'src: media/film.mp4'),
    `${LESSON}:21: film.mp4 cannot be used here: it must be a png, jpg, jpeg, webp file.`,
  ],
  ['captions that are none', { ...tiny(), 'courses/care/media/film.en.vtt': 'Look' }, `${FILM}:13: film.en.vtt is not what its name says`],
  [
    'a lesson without a head',
    { ...tiny(), [more]: '::: text a\nb\n:::\n' },
    `${more}:1: A lesson begins with title, minutes and summary between two lines of ---.`,
  ],
  [
    'a lesson with a wrong name',
    { ...tiny(), 'courses/care/lessons/more.md': '' },
    'courses/care/lessons/more.md:1: A lesson’s file is called NN-slug.md',
  ],
  ['a lesson that is too long', change(FILM, 'minutes: 3', 'minutes: 31'), `${FILM}:3: minutes is longer or larger than 30.`],
  [
    'a place taken twice',
    { ...lesson('::: text x\nx\n:::\n'), 'courses/care/lessons/05-more.md': lesson('::: text y\ny\n:::\n')[more]! },
    'courses/care/lessons/05-more.md:1: The place 5 is taken by',
  ],
  ['text outside blocks', lesson('Hello\n::: text x\nx\n:::\n'), `${more}:6: This stands outside every block.`],
  [
    'a block that is not closed',
    lesson('::: text x\nx\n\n::: text y\ny\n:::\n'),
    `${more}:9: The block x of line 6 is not closed by ::: before this.`,
  ],
  ['the last block not closed', lesson('::: text x\nx\n'), `${more}:6: The block x is not closed by :::`],
  ['an unknown kind of block', lesson('::: poll x\nx\n:::\n'), `${more}:6: There is no block of the kind poll.`],
  ['a kind of block that every object has', lesson('::: constructor x\nx\n:::\n'), `${more}:6: There is no block of the kind constructor.`],
  ['a block id twice', lesson('::: text how\nx\n:::\n'), `${more}:6: The block id how is used already, in`],
  ['HTML', lesson('::: text x\nfine\n\n<script>alert(1)</script>\n:::\n'), `${more}:9: HTML is not taken (<script>alert(1)</script>).`],
  ['HTML in a line', lesson('::: text x\nfine <b onclick="x">bold</b>\n:::\n'), `${more}:7: HTML is not taken (<b onclick="x">).`],
  [
    'a link to script',
    lesson('::: text x\n[a](javascript:alert(1))\n:::\n'),
    `${more}:7: The link javascript:alert(1) is neither https, nor mailto, nor relative to the academy.`,
  ],
  [
    'a link without TLS',
    lesson('::: callout x\ntone: tip\ntitle: T\n---\n\n<http://a.example>\n:::\n'),
    `${more}:11: The link http://a.example is neither https`,
  ],
  ['a link to somewhere else', lesson('::: text x\n[a][b]\n\n[b]: //evil.example/x\n:::\n'), `${more}:9: The link //evil.example/x is neither https`],
  ['a heading of level 1', lesson('::: text x\n# Big\n:::\n'), `${more}:7: Headings begin at level 2`],
  ['a picture in the text', lesson('::: text x\n![a](https://a.example/b.png)\n:::\n'), `${more}:7: A picture needs a block of its own: ::: image`],
  [
    'a picture as a recording',
    change(KINDS, 'src: media/hum.mp3', 'src: media/plan.png'),
    `${KINDS}:7: plan.png cannot be used here: it must be a mp3, m4a file.`,
  ],
  ['a film that says it is sound', withFile('talk.m4a', 'film.mp4'), `${KINDS}:13: talk.m4a is not what its name says: its bytes are video/mp4.`],
  ['a page that says it is PDF', withText('card.pdf', '<html>%PDF-1.7 %%EOF'), `${KINDS}:19: card.pdf is not what its name says: its bytes are of no known kind.`],
  ['a PDF that is cut off', withText('card.pdf', '%PDF-1.7\n'), `${KINDS}:19: card.pdf is not what its name says`],
  ['a table with bytes in it', withText('sizes.csv', 'a,b\n\0'), `${KINDS}:25: sizes.csv is not what its name says`],
  ['a file that is too large', withText('sizes.csv', 'a'.repeat(20 * 1024 * 1024 + 1)), `${KINDS}:25: sizes.csv is larger than 20 MB.`],
  ['a programme as a file', change(KINDS, 'media/card.pdf', 'media/card.exe'), `${KINDS}:19: card.exe cannot be used here: it must be a pdf, csv, txt file.`],
  ['a language nobody colours', change(KINDS, 'structured-text', 'cobol'), `${KINDS}:31: language must be one of text, bash, json`],
  ['code without its line', lesson('::: code x\nlanguage: text\nls\n:::\n'), `${more}:6: The code x needs a line of --- between its fields and its code.`],
  ['code without code', lesson('::: code x\nlanguage: text\n---\n\n:::\n'), `${more}:8: This block has no code.`],
  ['text in a table', change(KINDS, '| M8   | 25 |', '| M8   | 25 |\n\nMore.'), `${KINDS}:45: A table block holds one table and nothing else.`],
  ['one step alone', lesson('::: steps x\nsteps:\n  - { title: A, text: B }\n:::\n'), `${more}:7: steps is shorter or smaller than 2 entries.`],
  ['a step with a picture that nobody hears of', change(KINDS, '    alt: A plan\n', ''), `${KINDS}:55: steps[1].image needs alt, and alt an image.`],
  ['a step whose picture is not there', change(KINDS, 'image: media/plan.png', 'image: media/plain.png'), `${KINDS}:55: There is no file plain.png`],
  ['HTML in a step', change(KINDS, 'Press *stop*.', 'Press <b>stop</b>.'), `${KINDS}:54: HTML is not taken (<b>).`],
  ['a link to script in a tab', change(KINDS, 'text: Three.', 'text: "[a](javascript:alert(1))"'), `${KINDS}:84: The link javascript:alert(1) is neither`],
  ['two cards with the same front', change(KINDS, 'front: STOPPED', 'front: PAUSED'), `${KINDS}:69: cards holds two with the same front.`],
  ['seven tabs', lesson(`::: tabs x\ntabs:\n${'  - { title: A, text: B }\n'.repeat(7)}:::\n`), `${more}:7: tabs is longer or larger than 6 entries.`],
  ['a frame of a host that is not on the list', change(KINDS, 'films.tiny.test', 'evil.example'), `${KINDS}:88: url leads to evil.example. Only youtube-nocookie.com,`],
  ['a frame without TLS', change(KINDS, 'https://films', 'http://films'), `${KINDS}:88: url must be an https address`],
  ['a frame at another port', change(KINDS, 'films.tiny.test/', 'films.tiny.test:8443/'), `${KINDS}:88: url must be an https address`],
  [
    'a page where an address to embed belongs',
    change(KINDS, 'https://films.tiny.test/a?b=c', 'https://www.youtube-nocookie.com/watch?v=a'),
    `${KINDS}:88: url is no address to embed: at www.youtube-nocookie.com such an address goes on with /embed/.`,
  ],
  ['a host that is none', change('tenant.yaml', '- films.tiny.test', '- https://films.tiny.test'), 'tenant.yaml:8: embed_hosts[1] must be a hostname'],
  ['a check without a right choice', change(LESSON, '    correct: true\n', ''), `${LESSON}:36: choices has no correct choice.`],
  ['a check of an unknown skill', change(LESSON, 'skill: looking', 'skill: leaping'), `${LESSON}:33: The course has no skill leaping.`],
  [
    'two right choices of a single',
    change(POOL, '{ text: Acting }', '{ text: Acting, correct: true }'),
    `${POOL}:8: questions[1].choices has more than one correct choice, so its kind must be multiple.`,
  ],
  [
    'no right choice',
    change(POOL, '{ text: Looking, correct: true }, { text: Acting }', '{ text: Looking }, { text: Acting }'),
    `${POOL}:8: questions[1].choices has no correct choice.`,
  ],
  [
    'all of the above',
    change(POOL, '{ text: Leaving }]', '{ text: All of the above }]'),
    `${POOL}:8: questions[1].choices refers to the other choices`,
  ],
  ['a question id twice', change(POOL, 'id: before-acting', 'id: what-first'), `${POOL}:10: The question id what-first is used already, in`],
  ['a question about no block', change(POOL, 'block: why', 'block: where'), `${POOL}:5: No lesson of this course has a block where.`],
  ['a difficulty of 4', change(POOL, 'difficulty: 3', 'difficulty: 4'), `${POOL}:13: questions[2].difficulty is longer or larger than 3.`],
  ['a pool that is too small', change(EXAM, 'count: 2', 'count: 3'), `${EXAM}:7: The pool looking has 2 questions, so 3 cannot be drawn.`],
  ['more hard ones than there are', change(EXAM, 'count: 2', 'easy: 1, hard: 2'), `${EXAM}:7: The pool looking has 1 hard questions, so 2 cannot be drawn.`],
  ['one of a difficulty that a pool lacks', change(EXAM, 'count: 2', 'medium: 1'), `${EXAM}:7: The pool looking has 0 medium questions, so 1 cannot be drawn.`],
  ['a count beside difficulties', change(EXAM, 'count: 2', 'count: 2, easy: 1'), `${EXAM}:7: draw[1].count stands beside easy, medium or hard. Say one or the other.`],
  ['a draw of nothing', change(EXAM, 'count: 2', 'easy: 0'), `${EXAM}:7: draw[1].pool is drawn from with no number.`],
  ['a draw without a number', change(EXAM, ', count: 2', ''), `${EXAM}:7: draw[1].pool is drawn from with no number.`],
  ['half a question', change(EXAM, 'count: 2', 'easy: 0.5'), `${EXAM}:7: draw[1].easy must be a whole number`],
  ['a promise of two lines', change(EXAM, 'rules:', 'honour: "a\\nb"\nrules:'), `${EXAM}:8: honour must be one line.`],
  ['a pool that is not there', change(EXAM, 'pool: looking', 'pool: leaping'), `${EXAM}:7: There is no pool leaping that could be read.`],
  [
    'a pool nobody draws from',
    { ...tiny(), 'courses/care/pools/other.yaml': edited(tiny(), POOL, 'what-first', 'x')[POOL]!.toString().replace('before-acting', 'y') },
    'courses/care/pools/other.yaml:1: The exam does not draw from this pool.',
  ],
])('%s is refused with file and line', async (_, files, expected) => {
  expect(await faultsIn(folderOf(files))).toContainEqual(expect.stringContaining(expected))
})

/** The tiny course with a question of its pool in other words. */
const asked = (words: string): Files =>
  change(
    POOL,
    `    kind: single
    block: why
    difficulty: 1
    prompt: What comes first?
    choices: [{ text: Looking, correct: true }, { text: Acting }, { text: Leaving }]
`,
    `    block: why\n    difficulty: 1\n    prompt: What comes first?\n${words.trim().split('\n').map((line) => `    ${line.trim()}\n`).join('')}`,
  )
const spots = (...list: string[]) => `kind: hot-spot\nimage: media/plan.png\nalt: A plan\nspots: [${list.map((one) => `{ ${one} }`).join(', ')}]`
const here = 'name: Here, x: 10, y: 10, width: 20, height: 20, correct: true'
const there = 'name: There, x: 60, y: 60, width: 20, height: 20'

test.each([
  'kind: numeric\nanswer: -12.5',
  'kind: numeric\nanswer: 0\ntolerance: 0.5\nunit: bar',
  'kind: ordering\nitems: [Look, Think, Act]',
  'kind: matching\npairs: [{ left: Look, right: first }, { left: Act, right: last }]\nextra: [never]',
  'kind: fill-in\ntext: Read {1} before {2}.\nblanks: [["0", zero], [door]]',
  spots(here, there),
  spots(here, `${there}, correct: true`),
])('a question of another kind is taken: %s', async (words) => expect(await faultsIn(folderOf(asked(words)))).toEqual([]))

test.each<[string, string, string]>([
  ['an unknown kind', 'kind: essay', '7: questions[1].kind must be one of single, multiple, numeric, ordering, matching, fill-in, hot-spot.'],
  ['a field of another kind', 'kind: numeric\nanswer: 3\nchoices: [a]', '9: There is no field questions[1].choices here.'],
  ['a number that is text', 'kind: numeric\nanswer: "3"', '8: questions[1].answer must be a number, not text.'],
  ['a number nobody types', 'kind: numeric\nanswer: 1e-9', '8: questions[1].answer has more digits than anybody would type.'],
  ['no number at all', 'kind: numeric\nanswer: .nan', '8: questions[1].answer must be a number'],
  ['a tolerance below nothing', 'kind: numeric\nanswer: 3\ntolerance: -1', '9: questions[1].tolerance is shorter or smaller than 0.'],
  ['two items to order', 'kind: ordering\nitems: [Look, Act]', '8: questions[1].items is shorter or smaller than 3 entries.'],
  ['an item twice', 'kind: ordering\nitems: [Look, Act, Look]', '8: questions[1].items holds the same item twice.'],
  ['a single pair', 'kind: matching\npairs: [{ left: Look, right: first }]', '8: questions[1].pairs is shorter or smaller than 2 entries.'],
  [
    'a right side that fits twice',
    'kind: matching\npairs: [{ left: Look, right: first }, { left: Act, right: first }]',
    '8: questions[1].pairs holds the same right side twice',
  ],
  [
    'an extra that belongs to something',
    'kind: matching\npairs: [{ left: A, right: x }, { left: B, right: y }]\nextra: [x]',
    '8: questions[1].pairs holds the same right side twice',
  ],
  ['a left side twice', 'kind: matching\npairs: [{ left: A, right: x }, { left: A, right: y }]', '8: questions[1].pairs holds the same left side twice.'],
  ['a blank without words', 'kind: fill-in\ntext: Read {1}.\nblanks: [[]]', '9: questions[1].blanks[1] is shorter or smaller than 1 entries.'],
  ['a word that is nothing', 'kind: fill-in\ntext: Read {1}.\nblanks: [["\u200b"]]', '9: questions[1].blanks[1][1] holds nothing that could be compared.'],
  ['a gap without a blank', 'kind: fill-in\ntext: Read {1} and {2}.\nblanks: [[a]]', '8: questions[1].text holds {1}, {2} and so on, each once and in order'],
  ['gaps in another order', 'kind: fill-in\ntext: Read {2} and {1}.\nblanks: [[a], [b]]', '8: questions[1].text holds {1}, {2}'],
  ['a number as a word', 'kind: fill-in\ntext: Read {1}.\nblanks: [[0]]', '9: questions[1].blanks[1][1] must be text, not a number.'],
  ['no right spot', spots(there, 'name: Here, x: 1, y: 1, width: 5, height: 5'), '10: questions[1].spots has no correct spot.'],
  ['spots that overlap', spots(here, 'name: There, x: 25, y: 25, width: 10, height: 10'), '10: questions[1].spots holds two spots that overlap.'],
  ['a spot beyond the picture', spots(here, 'name: There, x: 90, y: 60, width: 20, height: 20'), '10: questions[1].spots reaches beyond the picture'],
  ['a spot of two names alike', spots(here, there.replace('There', 'Here')), '10: questions[1].spots holds the same name twice.'],
  ['a picture that is not there', spots(here, there).replace('plan.png', 'plant.png'), '8: There is no file plant.png in media/, or it is empty.'],
  ['a film to point at', spots(here, there).replace('plan.png', 'film.mp4'), '8: film.mp4 cannot be used here: it must be a png, jpg, jpeg, webp file.'],
])('%s is refused with file and line', async (_, words, expected) => {
  expect(await faultsIn(folderOf(asked(words)))).toContainEqual(expect.stringContaining(`${POOL}:${expected}`))
})

test('a check is held to the same, and to its picture', async () => {
  const check = (words: string) =>
    change(
      LESSON,
      'kind: single\nprompt: What comes first?\nchoices:\n  - text: Looking\n    correct: true\n    feedback: Right.\n  - text: Acting\n',
      `prompt: Which?\n${words}\n`,
    )
  expect(await faultsIn(folderOf(check(spots(here, there))))).toEqual([])
  expect(await faultsIn(folderOf(check(spots(here, there).replace('plan.png', 'plant.png'))))).toEqual([
    `${LESSON}:36: There is no file plant.png in media/, or it is empty.`,
  ])
  expect(await faultsIn(folderOf(check('kind: ordering\nitems: [a, b]')))).toContain(`${LESSON}:36: items is shorter or smaller than 3 entries.`)
})
