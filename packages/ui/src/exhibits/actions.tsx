import { BlockTools, ToolLink, ToolToggle } from '../parts/block-tools.tsx'
import { Button, ButtonLink, IconLink, TextLink } from '../parts/button.tsx'
import { Key } from '../parts/choices.tsx'
import { FlagToggle } from '../parts/exam.tsx'
import { Icon } from '../parts/icon.tsx'
import { BarButton, BarFact } from '../parts/lesson.tsx'
import { Pager } from '../parts/table.tsx'
import { SideNav } from '../parts/side-nav.tsx'
import { LONG, type Exhibit } from './exhibit.ts'

const HERE = '#here'
const looks = ['go', 'plain', 'bare'] as const
const sizes = ['s', 'm', 'l'] as const
const line = 'flex flex-wrap items-center gap-3'

export const actions: Exhibit[] = [
  {
    part: 'Button',
    states: [
      ...sizes.map((size) => ({
        said: `Size ${size}. Pointed at, the fill moves away from its text; with the focus, a ring of 3 px stands off by 2 px; pressed, it sinks by one pixel.`,
        shown: <div className={line}>{looks.map((look) => <Button key={look} type="button" look={look} size={size}>Go on</Button>)}</div>,
      })),
      { said: 'With signs',
        shown: <div className={line}><Button type="button" icon="play" look="go">Start, 7 min</Button><Button type="button" iconAfter="arrow-right">Next</Button></div> },
      { said: 'Disabled', shown: <div className={line}>{looks.map((look) => <Button key={look} type="button" look={look} disabled>Go on</Button>)}</div> },
      { said: 'Stays pressed', shown: <Button type="button" icon="flag" aria-pressed>Come back to this</Button> },
      { said: 'Busy: it says so, and a second press does nothing', shown: <Button type="button" look="go" disabled>Saving …</Button> },
      { said: 'As wide as its place', shown: <Button type="button" look="go" wide>Sign in</Button> },
      { said: 'Long text', shown: <Button type="button">{LONG}</Button> },
    ],
  },
  {
    part: 'ButtonLink',
    states: [
      { said: 'Somewhere to go in the looks of a button',
        shown: <div className={line}>{looks.map((look) => <ButtonLink key={look} href={HERE} look={look}>See the course</ButtonLink>)}</div> },
      { said: 'Wide, with a sign', shown: <ButtonLink href={HERE} wide iconAfter="arrow-right">All courses</ButtonLink> },
    ],
  },
  { part: 'IconLink', states: [{ said: 'Its name is spoken, and shown while it is pointed at',
    shown: <div className={line}><IconLink href={HERE} icon="search" label="Search" /><IconLink href={HERE} icon="x" label="Close" /></div> }] },
  {
    part: 'TextLink',
    states: [
      { said: 'Alone on its line; underlined while pointed at', shown: <TextLink href={HERE}>Something else</TextLink> },
      { said: 'Leads on', shown: <TextLink href={HERE} arrow>All certificates</TextLink> },
      { said: 'With a sign before', shown: <TextLink href={HERE} icon="download">As a PDF</TextLink> },
    ],
  },
  {
    part: 'BlockTools',
    states: [{
      said: 'Quiet beneath a block; in ink while the block is pointed at or holds the focus, and always where nothing can point',
      shown: <div data-block><p>A block of a lesson.</p><BlockTools><ToolLink href={HERE} icon="pencil">Add a note</ToolLink>
        <ToolToggle icon="bookmark" on={false}>Keep this place</ToolToggle></BlockTools></div>,
    }],
  },
  { part: 'ToolLink', states: [{ said: 'Works without JavaScript as a page of its own', shown: <ToolLink href={HERE} icon="pencil">Add a note</ToolLink> }] },
  {
    part: 'ToolToggle',
    states: [
      { said: 'Off', shown: <ToolToggle icon="bookmark" on={false}>Keep this place</ToolToggle> },
      { said: 'On', shown: <ToolToggle icon="bookmark" on>Place kept</ToolToggle> },
    ],
  },
  {
    part: 'FlagToggle',
    states: [
      { said: 'Off', shown: <FlagToggle name="flag-off" value="1" checked={false}>Come back to this</FlagToggle> },
      { said: 'On', shown: <FlagToggle name="flag-on" value="1" checked>Come back to this</FlagToggle> },
    ],
  },
  { part: 'BarButton', states: [{ said: 'In a bar, where there is room', shown: <BarButton icon="keyboard" label="Keys of this page" onClick={() => undefined} /> }] },
  {
    part: 'BarFact',
    states: [
      { said: 'Quiet, strong, and read out when it changes',
        shown: <div className={line}><BarFact>4 min left</BarFact><BarFact icon="clock" strong>24 min left</BarFact><BarFact icon="cloud-check" status>Saved</BarFact></div> },
      { said: 'Short on a phone', shown: <BarFact icon="clock" short="24 min">24 minutes left</BarFact> },
    ],
  },
  { part: 'Key', states: [{ said: 'Beside what it does; not shown where there is no keyboard',
    shown: <span className={line}><Key>j</Key><Key>?</Key><span className="rounded-sm bg-accent p-2 text-on-accent"><Key onAccent>Enter</Key></span></span> }] },
  { part: 'Icon', states: [{ said: 'As tall as its text; arrows turn round in a right-to-left page',
    shown: <span className={line}><Icon name="award" /><Icon name="arrow-right" /><Icon name="check" label="Done" className="text-success" /></span> }] },
  {
    part: 'SideNav',
    states: [{ said: 'The current part, and others',
      shown: <SideNav label="Parts of an account" items={[{ href: HERE, label: 'Profile', current: true }, { href: '#two', label: 'Signing in', current: false },
        { href: '#three', label: LONG, current: false }]} /> }],
  },
  {
    part: 'Pager',
    states: [
      { said: 'In the middle', shown: <Pager label="Pages of people" newer={{ href: HERE, label: 'Newer' }} older={{ href: '#older', label: 'Older' }} /> },
      { said: 'On the first page', shown: <Pager label="Pages of the trail" older={{ href: HERE, label: 'Older' }} /> },
    ],
  },
]
