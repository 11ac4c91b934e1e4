import { MarginNote } from '../parts/block-tools.tsx'
import { Cards } from '../parts/cards.tsx'
import { CodeBlock } from '../parts/code.tsx'
import { Download } from '../parts/download.tsx'
import { Embed } from '../parts/embed.tsx'
import { Sound, Video } from '../parts/film.tsx'
import { NextStep, Outline } from '../parts/lesson.tsx'
import { Button } from '../parts/button.tsx'
import { Aloud, Callout } from '../parts/messages.tsx'
import { Picture } from '../parts/picture.tsx'
import { CodeText, Prose, WideTable } from '../parts/prose.tsx'
import { Reveal } from '../parts/reveal.tsx'
import { Steps } from '../parts/steps.tsx'
import { Tabs } from '../parts/tabs.tsx'
import { OfPage, Written } from '../parts/written.tsx'
import { ZoomPicture } from '../parts/zoom.tsx'
import { drawing, LONG, UNBROKEN, type Exhibit } from './exhibit.ts'

const notYet = [{ src: 'data:image/svg+xml,%3Csvg xmlns=%22http://www.w3.org/2000/svg%22/%3E', width: 960, type: 'image/svg+xml' }]
const renditions = [{ src: drawing(150), width: 960, type: 'image/svg+xml' }]
const film = {
  type: 'video/mp4', second: 0, transcript: 'Amber blinks for three seconds. Then the arm moves.',
  words: { transcript: 'What is said', lines: 'Line by line', speed: 'Speed', failed: 'This did not load. Its words are below.', again: 'Try again',
    goesOn: (time: string) => `Goes on at ${time}` },
}
const lessons = [
  { href: '#one', label: 'What the fence is for', said: '6 min', state: 'done' as const },
  { href: '#two', label: 'Read the post', said: '8 min', state: 'now' as const, blocks: [{ href: '#three', label: 'The front of the post', state: 'done' as const },
    { href: '#four', label: 'Lamp colours', state: 'now' as const }] },
  { href: '#five', label: LONG, said: '12 min', state: 'ahead' as const },
]
const code = 'lock <span class="keyword">until</span> released <span class="comment"># by whoever hung it</span>'
const prose = `<h2>Before you open the gate</h2><p>Read the post from <strong>top to bottom</strong>; the <a href="#here">lamp</a> comes last.</p>
<ul><li>Amber: it waits.</li><li>${LONG}</li></ul><ol><li>Press <code>STOP</code>.</li><li>Turn the key.</li></ol><blockquote>Whoever hung the lock takes it off.</blockquote>`

export const reading: Exhibit[] = [
  { part: 'Prose', states: [{ said: 'What an author wrote, 60 to 75 characters a line', shown: <Prose html={prose} /> }] },
  {
    part: 'Written',
    states: [{ said: 'What an author wrote on a page that speaks another language: its side and its letters are its own',
      shown: <Written tongue={{ lang: 'en', dir: 'ltr' }} page={{ lang: 'ar', dir: 'rtl' }}><Prose html={prose} /></Written> }],
  },
  {
    part: 'OfPage',
    states: [{ said: 'A word of the page among them',
      shown: <Written tongue={{ lang: 'en', dir: 'ltr' }} page={{ lang: 'ar', dir: 'rtl' }}><p>Read the post. <OfPage>صحيح</OfPage></p></Written> }],
  },
  { part: 'Aloud', states: [{ said: 'Heard by a screen reader as soon as it changes', shown: <Aloud>Three of eight cards are left.</Aloud> }] },
  { part: 'CodeText', states: [{ said: 'Scrolls in its own region, which the keyboard reaches', shown: <CodeText label="A rule" html={code} /> }] },
  {
    part: 'CodeBlock',
    states: [
      { said: 'With a title and a language; copying says so for a moment',
        shown: <CodeBlock title="A rule" language="Python" html={code} words={{ copy: 'Copy', copied: 'Copied', region: 'Code' }} /> },
      { said: 'Without either', shown: <CodeBlock title={null} language="" html={code} words={{ copy: 'Copy', copied: 'Copied', region: 'Code' }} /> },
    ],
  },
  {
    part: 'WideTable',
    states: [{
      said: 'Wider than its place, it scrolls and shows a shade where it goes on',
      shown: <WideTable id="wide" caption="Lamps" html={`<table><thead><tr><th>Lamp</th><th>It says</th><th>You do</th><th>Then</th></tr></thead><tbody><tr><td>Amber</td>
        <td>${LONG}</td><td>Wait</td><td>${UNBROKEN}</td></tr></tbody></table>`} />,
    }],
  },
  {
    part: 'Callout',
    states: (['note', 'tip', 'warning', 'danger'] as const).map((kind) => ({ said: `A ${kind}`,
      shown: <Callout kind={kind} title="A lamp that stays dark"><p>It may be the lamp. Do not open the gate.</p></Callout> })),
  },
  {
    part: 'Steps',
    states: [{
      said: 'Each to be ticked; what was ticked stays in this browser',
      shown: <Steps name="exhibit-steps" title="Lock it out" steps={[{ title: 'Press the stop', body: <p>The arm halts where it is.</p> },
        { title: LONG, body: null }]} words={{ done: (title) => `Done: ${title}`, count: (done, of) => `${done} of ${of}` }} />,
    }],
  },
  { part: 'Tabs', states: [{ said: 'Arrow keys, Home and End move between them',
    shown: <Tabs id="tabs" label="By kind of cell" tabs={[{ title: 'H1', body: <p>One gate.</p> }, { title: 'H2', body: <p>Two gates.</p> }, { title: 'H2 with a lift',
      body: <p>{LONG}</p> }]} /> }] },
  { part: 'Reveal', states: [{ said: 'Closed, and opened by a press', shown: <Reveal prompt="Who takes the lock off?"><p>Whoever hung it.</p></Reveal> }] },
  {
    part: 'Cards',
    states: [{
      said: 'Turned by pressing, and put away once known',
      shown: (
        <Cards title="Words of the cell" cards={[{ front: 'Light curtain', back: 'Stops the cell when something breaks its beams.' }, { front: UNBROKEN, back: LONG }]}
          words={{ front: 'Front', back: 'Back', flip: 'Turn it', previous: 'Previous', next: 'Next', knew: 'I knew it', again: 'Again',
          place: (at, of) => `${at} of ${of}`, left: (known, of) => `${known} of ${of} known`, allKnown: 'All known', restart: 'Once more' }} />
      ),
    }],
  },
  { part: 'Download', states: [{ said: 'A file to take along',
    shown: <Download href="#here" name="checklist.pdf" title="Checklist for the shift" description={LONG} detail="PDF, 240 kB" /> }] },
  {
    part: 'Embed',
    states: [
      { said: 'Nothing of the other site is asked for before it is pressed',
        shown: <Embed title="The cell in motion" url="https://films.example/cell" detail="films.example, 3 min" frame={false} words={{ show: 'Show it here',
        open: 'Open it there', who: 'films.example will see that you visit it.' }} /> },
      { said: 'May be shown here',
        shown: <Embed title="The cell in motion" url="https://films.example/cell" detail="films.example, 3 min" frame words={{ show: 'Show it here',
        open: 'Open it there', who: 'films.example will see that you visit it.' }} /> },
    ],
  },
  {
    part: 'Picture',
    states: [
      { said: 'Keeps its place from the first moment',
        shown: <Picture renditions={renditions} width={960} height={540} alt="A cell from above" caption="The cell from above" /> },
      { said: 'Busy: the file has not come, a few blurred pixels stand for it', shown: <Picture renditions={notYet} width={960} height={540} alt="" placeholder={drawing(150)} /> },
    ],
  },
  { part: 'ZoomPicture', states: [{ said: 'Pressed, it opens over the window',
    shown: <ZoomPicture renditions={renditions} width={960} height={540} alt="A cell from above" words={{ open: 'Look closer', close: 'Close', larger: 'Larger',
      smaller: 'Smaller', region: 'Picture' }} /> }] },
  { part: 'Video', states: [{ said: 'A film that does not load',
    shown: <Video {...film} title="Start of a shift" src="/files/none" captions={[]} width={960} height={540} /> }] },
  { part: 'Sound', states: [{ said: 'A recording that does not load', shown: <Sound {...film} type="audio/mpeg" title="The start warning" src="/files/none" second={3} /> }] },
  { part: 'MarginNote', states: [{ said: 'As its reader wrote it', shown: <MarginNote label="Your note" text={`Ask who has the second key.\n${LONG}`} /> }] },
  { part: 'NextStep', states: [{ said: 'The end of a lesson',
    shown: <NextStep lead="Next, 8 minutes" title="Read the post" action={<Button type="button" look="go" iconAfter="arrow-right">Go on</Button>} /> }] },
  {
    part: 'Outline',
    states: [
      { said: 'Open: done, now, ahead', shown: <Outline label="Lessons" total="26 min" items={lessons} open doneLabel="Done:" nowLabel="Now:" /> },
      { said: 'Folded', shown: <Outline label="Lessons, folded" total="26 min" items={lessons} open={false} doneLabel="Done:" nowLabel="Now:" /> },
    ],
  },
]
