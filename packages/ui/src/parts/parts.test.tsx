import { readFileSync } from 'node:fs'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { Cards, Checkbox, CodeBlock, Embed, ErrorSummary, Field, HeroDrawing, MinuteRuler, Outline, Pager,
  Picture, RadioChoices, Reveal, Steps, Table, Tabs, Video } from '../index.ts'
import { icons } from '../icons.ts'

test('a field without error or hint is described by nothing, and one with both by both, hint first', () => {
  const plain = renderToStaticMarkup(<Field name="email" label="E-mail" />)
  expect(plain).toContain('<label for="email"')
  expect(plain).not.toContain('aria-describedby')
  const wrong = renderToStaticMarkup(<Field name="email" label="E-mail" hint="Any" error="Write it" defaultValue="ada@" />)
  expect(wrong).toContain('aria-describedby="email-hint email-error"')
  expect(wrong).toContain('aria-invalid="true"')
  expect(wrong).toContain('id="email-error"')
  expect(wrong).toContain('value="ada@"')
})

test('a line of the error summary leads to the id of its field, for a checkbox and a group of choices too', () => {
  const html = renderToStaticMarkup(
    <>
      <ErrorSummary title="Two things" errors={[{ id: 'terms', message: 'Agree' }, { id: 'shift', message: 'Choose' }]} />
      <Checkbox name="terms" label="Rules" error="Agree" />
      <RadioChoices name="shift" legend="Shift" choices={[{ value: 'early', label: 'Early' }]} error="Choose" />
    </>)
  expect(html).toContain('role="alert"')
  for (const id of ['terms', 'shift']) {
    expect(html).toContain(`href="#${id}"`)
    expect(html.match(new RegExp(` id="${id}"`, 'g'))).toHaveLength(1)
  }
  expect(renderToStaticMarkup(<ErrorSummary title="None" errors={[]} />)).toBe('')
})

test('a judged answer says so in words, keeps what was chosen, and cannot be changed', () => {
  const html = renderToStaticMarkup(
    <RadioChoices name="q" legend="Which?" locked chosen={['a']} choices={[
      { value: 'a', label: 'One', verdict: { is: 'wrong', said: 'Not yet' } },
      { value: 'b', label: 'Two', verdict: { is: 'right', said: 'Right' } }]} />)
  expect(html).toContain('Not yet')
  expect(html.match(/<input[^>]*>/g)?.filter((input) => input.includes('checked=""'))).toEqual([expect.stringContaining('value="a"')])
  expect(html.match(/disabled=""/g)).toHaveLength(2)
})

test('nothing carries a style attribute, which the pages\u2019 content security policy refuses', () => {
  const html = renderToStaticMarkup(
    <>
      <MinuteRuler label="Seven minutes" stretches={[
        { label: 'Watch', minutes: 3, said: '3 min', now: true }, { label: 'Read', minutes: 4, said: '4 min' }]} />
      <HeroDrawing face="archivo" /><HeroDrawing face="newsreader" />
      <Picture renditions={[{ src: '/a.webp', width: 800, type: 'image/webp' }]} width={1600} height={900} alt="A cell"
        placeholder="data:image/webp;base64,AA" />
    </>)
  expect(html).not.toContain('style=')
  expect(html).toContain('minutes-3')
  expect(html).not.toMatch(/NaN|undefined/)
})

test('a picture offers its formats in the order given and keeps its place by width and height', () => {
  const html = renderToStaticMarkup(<Picture width={1600} height={900} alt="" renditions={[
    { src: '/a-400.avif', width: 400, type: 'image/avif' }, { src: '/a-800.avif', width: 800, type: 'image/avif' },
    { src: '/a-400.webp', width: 400, type: 'image/webp' }, { src: '/a-800.webp', width: 800, type: 'image/webp' }]} />)
  expect(html).toContain('<source type="image/avif" srcSet="/a-400.avif 400w, /a-800.avif 800w"')
  expect(html).toContain('srcSet="/a-400.webp 400w, /a-800.webp 800w"')
  expect(html).toContain('width="1600" height="900"')
})

test('a table says what its rows are, and needs no role for it where it is shown as one', () => {
  const html = renderToStaticMarkup(<Table caption="People" rows={['Ada']} keyOf={(row) => row} columns={[
    { head: 'Person', cell: (row) => row }, { head: 'Left', cell: () => 3 }]} />)
  expect(html).toContain('<caption')
  expect(html).not.toContain('role=')
})

test('the outline says where one is, and a list with a single page has no pager', () => {
  const html = renderToStaticMarkup(<Outline label="Outline" total="12 min" open={false} doneLabel="Done" nowLabel="Here" items={[
    { href: '/1', label: 'One', state: 'done' }, { href: '/2', label: 'Two', state: 'now' }]} />)
  expect(html).toContain('aria-label="Done"')
  expect(html.match(/aria-current="step"/g)).toHaveLength(1)
  expect(html).not.toContain('open=')
  expect(renderToStaticMarkup(<Pager label="Pages" />)).toBe('')
})

const cardWords = {
  front: 'Front', back: 'Back', flip: 'Turn', previous: 'Previous', next: 'Next', knew: 'Knew', again: 'Again', place: (at: number) => `${at}`,
  left: () => '', allKnown: 'All', restart: 'Over',
}

test('what only a script can do is not offered before the script is there, and all there is to read is in the page', () => {
  const html = renderToStaticMarkup(
    <>
      <Cards title="Words" words={cardWords} cards={[{ front: 'PAUSED', back: 'It waits' }, { front: 'STOPPED', back: 'It does not' }]} />
      <Tabs id="t" label="Places" tabs={[{ title: 'Here', body: 'One' }, { title: 'There', body: 'Two' }]} />
      <Reveal prompt="Why?">Because</Reveal>
      <CodeBlock title={null} language="" html="a" words={{ copy: 'Copy', copied: 'Copied', region: 'Code' }} />
      <Steps name="s" title="Two" steps={[{ title: 'A', body: 'Do a' }, { title: 'B', body: 'Do b' }]} words={{ done: (title) => `Done ${title}`, count: () => '' }} />
      <Video title="Film" src="/f" type="video/mp4" second={75} captions={[]} width={16} height={9} transcript="Somebody looks"
        words={{ transcript: 'Words', lines: 'Lines', speed: 'Speed', failed: 'No', again: 'Again', goesOn: (time) => `Goes on at ${time}` }} />
    </>)
  for (const words of ['It waits', 'STOPPED', 'It does not', 'One', 'Two', 'Because', 'Do b', 'Somebody looks', 'Goes on at 1:15', '/f#t=75']) expect(html).toContain(words)
  for (const offer of ['Copy', 'Done A', 'Speed', 'Lines']) expect(html).not.toContain(offer)
  expect(html).not.toContain('style=')
})

test('a frame of another site is a link with a sentence, and nothing of that site is in the page', () => {
  const html = renderToStaticMarkup(<Embed title="Film" url="https://films.example/1" detail="films.example, 2 min" frame
    words={{ show: 'Show', open: 'Open', who: 'films.example sees your visit' }} />)
  expect(html).not.toContain('<iframe')
  expect(html).toContain('href="https://films.example/1"')
  expect(html).toContain('films.example sees your visit')
})

test('of several tabs one is chosen, and only it is a stop of the Tab key', () => {
  const html = renderToStaticMarkup(<Tabs id="t" label="Places" tabs={[{ title: 'Here', body: 'One' }, { title: 'There', body: 'Two' }]} />)
  expect(html.match(/role="tab" [^>]*aria-selected="true"/g)).toHaveLength(1)
  expect(html.match(/role="tab" [^>]*tabindex="0"/g)).toHaveLength(1)
  for (const panel of ['t-panel-0', 't-panel-1']) expect(html.match(new RegExp(`"${panel}"`, 'g'))).toHaveLength(2)
})

test('every icon is a symbol of the sheet, and the sheet has no other', () => {
  const sheet = readFileSync(new URL('../icons.svg', import.meta.url), 'utf8')
  expect([...sheet.matchAll(/<symbol id="([^"]+)"/g)].map(([, id]) => id)).toEqual([...icons])
})
