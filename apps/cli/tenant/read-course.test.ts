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

const change = (path: string, from: string, to: string) => edited(tiny(), path, from, to)
const lesson = (text: string): Files => ({
  ...tiny(),
  'courses/care/lessons/09-more.md': `---\ntitle: More\nminutes: 1\nsummary: More.\n---\n${text}`,
})
const more = 'courses/care/lessons/09-more.md'

test.each<[string, Files | Record<string, null>, string]>([
  [
    'two outcomes only',
    change(COURSE, '[Look, Think, Act]', '[Look, Think]'),
    'courses/care/course.yaml:5: outcomes is shorter or smaller than 3 entries.',
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
  ['a pool that is not there', change(EXAM, 'pool: looking', 'pool: leaping'), `${EXAM}:7: There is no pool leaping that could be read.`],
  [
    'a pool nobody draws from',
    { ...tiny(), 'courses/care/pools/other.yaml': edited(tiny(), POOL, 'what-first', 'x')[POOL]!.toString().replace('before-acting', 'y') },
    'courses/care/pools/other.yaml:1: The exam does not draw from this pool.',
  ],
])('%s is refused with file and line', async (_, files, expected) => {
  expect(await faultsIn(folderOf(files))).toContainEqual(expect.stringContaining(expected))
})
