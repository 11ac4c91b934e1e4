import { SkillBands } from '../parts/bands.tsx'
import { Button, ButtonLink } from '../parts/button.tsx'
import { Announcement } from '../parts/exam.tsx'
import { CertificateSheet } from '../parts/certificate-sheet.tsx'
import { EmptyState, Notice, Verdict } from '../parts/messages.tsx'
import { MinuteRuler, Minutes } from '../parts/minutes.tsx'
import { Row, RowNumber, RuledList } from '../parts/ruled-list.tsx'
import { DefinitionList, Table } from '../parts/table.tsx'
import { Tag } from '../parts/tag.tsx'
import { Face } from '../parts/academy-header.tsx'
import { drawing, LONG, UNBROKEN, type Exhibit } from './exhibit.ts'

const people = [
  { name: 'Mikkel Ánte Sara', lessons: 14, state: 'ok' }, { name: 'محمد الأمين', lessons: 3, state: 'warn' }, { name: UNBROKEN, lessons: 0, state: 'bad' }] as const
const columns = [
  { head: 'Name', cell: (row: (typeof people)[number]) => row.name },
  { head: 'State', cell: (row: (typeof people)[number]) => <Tag tone={row.state}>{row.state === 'ok' ? 'Certified' : 'Runs out'}</Tag> },
  { head: 'Lessons', cell: (row: (typeof people)[number]) => row.lessons, align: 'end' as const },
]

const sheet = {
  art: drawing(150), mark: <span />, academy: 'Halden Academy', tagline: 'for customers', certifies: 'This certifies that', holder: 'Þórdís Ægisdóttir',
  certification: 'Certified Robot Operator', statement: 'may enter, start, watch over and stop a palletizing cell', skills: ['Enter a cell and come out of it safely', LONG],
  facts: [{ term: 'Number', value: 'HAL-7Q2M-9X4D', code: true }, { term: 'Issued', value: '26 November 2026' }, { term: 'Valid until', value: '26 November 2028' },
    { term: 'Issued by', value: 'Halden Robotics AS' }],
}

export const facts: Exhibit[] = [
  {
    part: 'Row',
    states: [
      { said: 'Title, reason, small facts, and something at its end',
        shown: <RuledList><Row title="Certified Robot Operator" href="#here" detail="Due on 18 December. 40 min left, then the exam." meta={<><span>9 lessons</span>
        <span>Included</span></>} end="40 min" /></RuledList> },
      { said: 'Led by a number, by a face, and larger',
        shown: <RuledList><Row title="Certified Robot Operator" leadAs="number" lead={<RowNumber value={12} unit="days" />} detail="Due on 18 December." />
        <Row title="Ada Nwosu" lead={<Face initials="AN" />} detail="Kestrel Integration" /><Row size="l" title="Who takes the lock off?" detail="Asked yesterday" />
        </RuledList> },
      { said: 'Long text', shown: <RuledList><Row title={LONG} href="#here" detail={`${LONG}. ${UNBROKEN}`} end="40 min" /></RuledList> },
    ],
  },
  { part: 'RuledList', states: [{ said: 'Ordered or not, it is rules and type sizes',
    shown: <RuledList ordered><Row title="What the fence is for" /><Row title="Read the post" /></RuledList> }] },
  { part: 'RowNumber', states: [{ said: 'A number with its unit', shown: <RowNumber value={26} unit="days" /> }] },
  {
    part: 'Table',
    states: [
      { said: 'Dense rows; a row is tinted while pointed at. On a phone each row is a short stack.',
        shown: <Table caption="People" columns={columns} rows={people} keyOf={(row) => row.name} /> },
      { said: 'With a row that a side panel speaks of',
        shown: <Table caption="People, one selected" columns={columns} rows={people} keyOf={(row) => row.name} selected={(row) => row.lessons === 3} /> },
    ],
  },
  { part: 'DefinitionList', states: [{ said: 'Names and what they stand for',
    shown: <DefinitionList items={[{ term: 'Holder', value: 'Þórdís Ægisdóttir' }, { term: 'Number', value: 'HAL-7Q2M-9X4D', code: true }, { term: 'Statement',
      value: LONG }]} /> }] },
  {
    part: 'Tag',
    states: [
      { said: 'Sign and colour say the same',
        shown: <span className="flex flex-wrap gap-4"><Tag>Draft</Tag><Tag tone="ok">Right</Tag><Tag tone="warn">Runs out</Tag><Tag tone="bad">Not this</Tag>
        <Tag icon="clock">30 min</Tag></span> },
      { said: 'A sentence', shown: <Tag tone="warn" wraps>{LONG}</Tag> },
    ],
  },
  {
    part: 'Notice',
    states: (['plain', 'ok', 'warn', 'bad'] as const).map((tone) => ({ said: `Said once, ${tone}`,
      shown: <Notice tone={tone} action={tone === 'bad' ? <Button type="button" size="s">Try again</Button> : undefined}>Your profile is saved.</Notice> })),
  },
  { part: 'Announcement', states: [{ said: 'Read out politely; empty, it takes no room', shown: <Announcement>10 minutes left.</Announcement> }] },
  {
    part: 'EmptyState',
    states: [
      { said: 'Why there is nothing, and the first thing to do',
        shown: <EmptyState icon="award" title="No certificate yet" action={<ButtonLink
        href="#here">See the courses</ButtonLink>}>You get one by passing an exam. It is yours to show to anybody.</EmptyState> },
      { said: 'Without anything to do', shown: <EmptyState icon="mail" title="No mail yet">Make an account, and the first one arrives.</EmptyState> },
    ],
  },
  {
    part: 'Verdict',
    states: (['ok', 'warn', 'bad'] as const).map((tone) => ({ said: `The answer to a page’s question, ${tone}`,
      shown: <Verdict tone={tone} state="Today, 26 November 2026" sentence="Þórdís Ægisdóttir holds Certified Robot Operator">Issued by Halden Robotics.</Verdict> })),
  },
  {
    part: 'SkillBands',
    states: [{
      said: 'From nothing known to there, and a measured one',
      shown: (
        <SkillBands bands={[
          ...([0, 1, 2, 3] as const).map((level) => ({ id: String(level), title: 'Stopping and locking out',
          level, said: ['Not enough answers yet', 'Begun', 'Nearly ready', 'Ready'][level], because: '4 of 6 right lately' })),
          { id: 'measured', title: LONG, level: 2 as const, measure: { share: 0.6, mark: 0.8 }, said: '60 %', because: '12 of 20 right',
          more: <a href="#here" className="underline">Lamp colours</a> },
        ]} />
      ),
    }],
  },
  {
    part: 'MinuteRuler',
    states: [{ said: 'One tick is one minute; where one is, it is in the accent',
      shown: <MinuteRuler label="What the 7 minutes hold" stretches={[{ label: 'Read', minutes: 4, said: '4 min', now: true }, { label: 'Watch',
        minutes: 2, said: '2 min' }, { label: 'Try', minutes: 1, said: '1 min' }]} /> }],
  },
  {
    part: 'CertificateSheet',
    states: (['archivo', 'newsreader'] as const).map((face) => ({
      said: face === 'archivo' ? 'As an engineer draws it' : 'As a page of a book, and over', shown: <CertificateSheet {...sheet} face={face} over={face === 'newsreader'} />,
    })),
  },
  { part: 'Minutes', states: [{ said: 'In a line of text',
    shown: <span className="flex flex-wrap gap-6"><Minutes minutes={7} said="7 min" /><Minutes tick={5} minutes={90} said="1 h 30 min" /></span> }] },
]
