import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ACME, course, scene, useGround } from '../testing.ts'
import { publishAssets, publishCourse, readLesson, type BlockForm } from './index.ts'
import { blockHash } from './publish-hashes.ts'
import { CODE_LANGUAGES, renderCode } from './render-code.ts'

useGround()

const hash = (digit: string) => digit.repeat(64)
const asset = (sha256: string, content_type: string, width: number | null = null) => ({
  sha256,
  content_type,
  byte_count: 1234,
  width,
  height: width,
  placeholder: null,
  sizes: width ? [{ width, sha256: hash('f'), content_type: 'image/webp' }] : [],
})
const blocks: BlockForm[] = [
  { slug: 'hum', kind: 'audio', source: { src: 'media/hum.mp3', title: 'A hum', transcript: 'It hums.', files: { src: hash('a') } } },
  { slug: 'card', kind: 'file', source: { src: 'media/card.pdf', title: 'A card', description: 'To keep.', files: { src: hash('b') } } },
  { slug: 'log', kind: 'code', source: { language: 'json', code: '{"a": "<b>"}' } },
  { slug: 'sizes', kind: 'table', source: { caption: 'Sizes', markdown: '| a |\n|--:|\n| 1 |' } },
  {
    slug: 'walk',
    kind: 'steps',
    source: {
      steps: [
        { title: 'Stop', text: 'Press *stop*.', image: 'media/plan.png', alt: 'A plan' },
        { title: 'Lock', text: 'Hang it.' },
      ],
      files: { 'steps.0.image': hash('c') },
    },
  },
  { slug: 'why-not', kind: 'reveal', source: { prompt: 'Why?', markdown: 'Because.' } },
  { slug: 'words', kind: 'cards', source: { title: 'Words', cards: [{ front: 'A', back: 'B' }] } },
  { slug: 'places', kind: 'tabs', source: { tabs: [{ title: 'Here', text: '- one' }, { title: 'There', text: 'two' }] } },
  { slug: 'known', kind: 'embed', source: { url: 'https://player.vimeo.com/video/1', title: 'A film', minutes: 2 } },
  { slug: 'strange', kind: 'embed', source: { url: 'https://films.example/1', title: 'A film', minutes: 2 } },
  { slug: 'lost', kind: 'audio', source: { src: 'media/gone.mp3', title: 'Gone', transcript: '-', files: { src: hash('9') } } },
]

test('a lesson shows each kind of block with what it needs, and leaves out one whose file is missing', () =>
  scene(ACME, 'learner', async (ctx) => {
    await publishAssets(ctx, [asset(hash('a'), 'audio/mpeg'), asset(hash('b'), 'application/pdf'), asset(hash('c'), 'image/png', 64)])
    const form = course()
    form.lessons[0]!.blocks.push(...blocks)
    await publishCourse(ctx, form)
    const read = (await readLesson(ctx, 'lockout', 'look')).blocks.slice(2)
    expect(read.map(({ slug }) => slug)).toEqual(blocks.map(({ slug }) => slug).filter((slug) => slug !== 'lost'))
    const of = (slug: string) => read.find((block) => block.slug === slug)
    expect(of('hum')).toMatchObject({ title: 'A hum', file: { sha256: hash('a') }, transcript: 'It hums.' })
    expect(of('card')).toMatchObject({ name: 'card.pdf', file: { content_type: 'application/pdf', byte_count: 1234 } })
    expect(of('log')).toMatchObject({ language: 'json', title: null })
    expect(of('sizes')).toMatchObject({ caption: 'Sizes', html: expect.stringContaining('align="right"') })
    expect(of('walk')).toMatchObject({
      title: null,
      steps: [
        { html: '<p>Press <em>stop</em>.</p>', picture: { sizes: [{ sha256: hash('f') }] }, alt: 'A plan' },
        { picture: null, alt: '' },
      ],
    })
    expect(of('why-not')).toMatchObject({ prompt: 'Why?', html: '<p>Because.</p>' })
    expect(of('words')).toMatchObject({ cards: [{ front: 'A', back: 'B' }] })
    expect(of('places')).toMatchObject({ tabs: [{ title: 'Here', html: expect.stringContaining('<li>one</li>') }, { title: 'There' }] })
    expect(of('known')).toMatchObject({ host: 'player.vimeo.com', frame: true })
    expect(of('strange')).toMatchObject({ host: 'films.example', frame: false })
    const allowed = { ...ctx, academy: { ...ctx.academy, company: { ...ctx.academy.company, embed_hosts: ['films.example'] } } }
    expect((await readLesson(allowed, 'lockout', 'look')).blocks.find((block) => block.slug === 'strange')).toMatchObject({ frame: true })
  }))

test('what readers had done before there were more kinds stays done: hashes are what they were', () => {
  expect(
    [
      { slug: 'a', kind: 'text', source: { markdown: 'Machines move.' } },
      { slug: 'b', kind: 'callout', source: { tone: 'tip', title: 'T', markdown: 'Look.' } },
      { slug: 'c', kind: 'image', source: { src: 'media/a.png', alt: 'A', files: { src: hash('a') } } },
    ].map((block) => blockHash(block as BlockForm)),
  ).toEqual(OLD_HASHES)
})

// Made by the code of the first version, from the same three blocks.
const OLD_HASHES = [
  '649daa84888c6fcac9524f63bf6a6cf02ec8062eea9c7bcb77cd13abe005c363',
  '7c86c1269924fa2496cf789d14756b019ca3f928e49103fd5c7dee46a3e9b80e',
  'e8591ea7cbacb639f9228359941c2a165631aa90a832968bc2bd494606c30c7c',
]

test('a picture of a step may be called differently and the step stays read; another picture makes it another step', () => {
  const walk = blocks.find((block) => block.slug === 'walk')!
  const [first, second] = walk.source.steps as [object, object]
  const renamed = { ...walk, source: { ...walk.source, steps: [{ ...first, image: 'media/other.png' }, second] } }
  expect(blockHash(renamed)).toBe(blockHash(walk))
  expect(blockHash({ ...walk, source: { ...walk.source, files: { 'steps.0.image': hash('d') } } })).not.toBe(blockHash(walk))
})

test('code comes out coloured in every language that may be named, and says what it said', () => {
  const samples: Record<string, string> = {
    bash: 'if true; then echo "a"; fi',
    json: '{"a": 1}',
    yaml: 'a: 1 # b',
    python: 'def a(): return "b"',
    sql: "select 1 from a where b = 'c'",
    http: 'GET / HTTP/1.1\nHost: a.example',
    ini: '[a]\nb=c',
    'structured-text': 'IF a THEN b := 1; END_IF;',
  }
  expect(Object.keys(samples).sort()).toEqual(CODE_LANGUAGES.filter((language) => language !== 'text').sort())
  for (const [language, code] of Object.entries(samples)) {
    expect([language, renderCode(code, language)]).toEqual([language, expect.stringContaining('<span class="')])
    expect(textOf(renderCode(code, language))).toBe(code)
  }
  expect(renderCode('IF a', 'text')).toBe('IF a')
})

test('whatever stands in code, only spans of ours come out', () => {
  const part = fc.constantFrom('<script>', '</code>', '"', "'", '&lt;', '<!--', '{', '}', ': ', '\n', '# ', '(*', '*)', '--', '[a]', 'IF ', '$(', '`', '\\')
  fc.assert(
    fc.property(fc.array(part, { maxLength: 30 }), fc.constantFrom(...CODE_LANGUAGES), (parts, language) => {
      const html = renderCode(parts.join(''), language)
      expect(html.replace(/<span class="[a-z-]+">|<\/span>/g, '')).not.toMatch(/[<>"]/)
      expect(textOf(html)).toBe(parts.join(''))
    }),
    { numRuns: 300 },
  )
})

const textOf = (html: string) =>
  html.replace(/<[^>]*>/g, '').replace(/&(lt|gt|quot|amp);/g, (sign) => ({ '&lt;': '<', '&gt;': '>', '&quot;': '"', '&amp;': '&' })[sign]!)
