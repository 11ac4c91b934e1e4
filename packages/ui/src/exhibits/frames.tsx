import { AcademyHeader, BrandMark, Face } from '../parts/academy-header.tsx'
import { ButtonLink, TextLink } from '../parts/button.tsx'
import { RadioChoices } from '../parts/choices.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { ExamFrame, QuestionHead, QuestionMoves } from '../parts/exam.tsx'
import { Footer, FooterButton } from '../parts/footer.tsx'
import { HeroDrawing } from '../parts/hero-drawing.tsx'
import { Hero } from '../parts/hero.tsx'
import { Icon } from '../parts/icon.tsx'
import { KeysHelp } from '../parts/keys.tsx'
import { BarFact, LessonFrame, Outline, PlayerBar } from '../parts/lesson.tsx'
import { MinuteRuler } from '../parts/minutes.tsx'
import { Columns, PageTitle, Panel, Section, SkipLink, StepRow, Wrap } from '../parts/page.tsx'
import { LONG, type Exhibit } from './exhibit.ts'

const nav = [
  { href: '#learn', label: 'Learn', icon: 'graduation-cap' as const, current: true },
  { href: '#catalogue', label: 'Catalogue', icon: 'library' as const },
  { href: '#certificates', label: 'Certificates', icon: 'award' as const },
]
const mark = <Icon name="shield-check" className="text-accent" />
const ruler = <MinuteRuler label="What the 7 minutes hold" stretches={[{ label: 'Read', minutes: 5, said: '5 min', now: true }, { label: 'Try', minutes: 2, said: '2 min' }]} />
const hero = { lead: 'Your next 7 minutes', title: 'Read the post', reason: 'Today you left off at “Lamp colours”. 40 minutes are left, then the exam.', ruler }
const go = <ButtonLink href="#here" look="go" size="l" icon="play">Continue</ButtonLink>
const bar = (
  <PlayerBar back={{ href: '#course', label: 'Back to the course' }} title="Read the post" detail="Certified Robot Operator, lesson 2 of 9">
    <BarFact icon="cloud-check" status>Saved</BarFact>
  </PlayerBar>
)
const places = Array.from({ length: 20 }, (_, at) => ({ href: `#q${at}`, said: `Question ${at + 1}`, answered: at < 9, flagged: at === 3 || at === 6, current: at === 6 }))

export const frames: Exhibit[] = [
  {
    part: 'AcademyHeader',
    states: [
      { said: 'Signed in. On a phone the places are tabs at the bottom.',
        shown: <AcademyHeader home="#home" logo={mark} name="Halden Academy" tagline="for customers" label="Academy" nav={nav} tools={<Face initials="KN" href="#account"
        label="KN, your account" />} /> },
      { said: 'A guest',
        shown: <AcademyHeader home="#home" logo={mark} name="Halden Academy" label="Academy of a guest" tools={<ButtonLink href="#sign-in" size="s">Sign in</ButtonLink>} /> },
    ],
    alone: true,
  },
  { part: 'BrandMark', states: [{ said: 'Mark, name and tagline', shown: <BrandMark home="#home" logo={mark} name="Meridian Academy" tagline="for care teams" /> }] },
  { part: 'Face', states: [{ said: 'The way to one’s account, and a sign beside a name',
    shown: <span className="flex gap-3"><Face initials="KN" href="#account" label="KN, your account" /><Face initials="م" small /></span> }] },
  { part: 'FooterButton', states: [{ said: 'Quiet, among links', shown: <FooterButton type="button">العربية</FooterButton> }] },
  { part: 'Footer', states: [{ said: 'Under every page',
    shown: <Footer owner="Halden Robotics AS, Trondheim" links={[{ href: '#verify', label: 'Verify a certificate' }]} end="Keys" /> }], alone: true },
  { part: 'SkipLink', states: [{ said: 'Seen once the Tab key reaches it', shown: <SkipLink href="#main">Skip to the content</SkipLink> }] },
  {
    part: 'Hero',
    states: [
      { said: 'Dark: a slab of ink from edge to edge',
        shown: <Hero id="hero-dark" look="dark" {...hero} action={<>{go}<TextLink href="#else">Something else</TextLink></>} drawing={<HeroDrawing face="archivo" />} /> },
      { said: 'Light: a raised sheet', shown: <Hero id="hero-light" look="light" {...hero} action={go} drawing={<HeroDrawing face="newsreader" />} /> },
      { said: 'Long text, no drawing', shown: <Hero id="hero-long" look="dark" lead={LONG} title={LONG} reason={LONG} action={go} /> },
    ],
    alone: true,
  },
  { part: 'HeroDrawing', states: (['cell', 'hall', 'shifts', 'wing', 'arch'] as const).map((drawing) => ({
    said: `A ${drawing}`, shown: <div className="max-w-form"><HeroDrawing face="archivo" drawing={drawing} /></div> })) },
  { part: 'Wrap', states: (['page', 'read', 'form'] as const).map((width) => ({ said: `As wide as a ${width}`,
    shown: <Wrap width={width} className="border border-dashed border-strong"><p>{LONG}</p></Wrap> })) },
  { part: 'Columns', states: [{ said: 'Two where there is room', shown: <Columns><p>{LONG}</p><p>{LONG}</p></Columns> }] },
  { part: 'Section', states: [{ said: 'Title, one way further, and a rule',
    shown: <Section id="section" title="What runs out" link={<TextLink href="#here" arrow>All</TextLink>}><p className="py-4">What it holds.</p></Section> }] },
  { part: 'Panel', states: [{ said: 'Something can be put in here',
    shown: <Panel><p>A form, an answer.</p></Panel> }, { said: 'Something can be dropped here', shown: <Panel dashed><p>Drop a PDF.</p></Panel> }] },
  { part: 'PageTitle', states: [{ said: 'With a sentence and an action',
    shown: <PageTitle title="Certificates" lead="What you hold, and until when." action={<ButtonLink href="#here">Verify one</ButtonLink>} /> }, { said: 'Long text',
      shown: <PageTitle title={LONG} /> }] },
  { part: 'StepRow', states: [{ said: 'One after the other',
    shown: <StepRow steps={[{ title: 'Try a lesson', text: '8 minutes, without an account.' }, { title: 'Make an account', text: 'A name, an address, a password.' },
      { title: 'Prove it', text: LONG }]} /> }] },
  { part: 'PlayerBar', states: [{ said: 'Over a lesson',
    shown: bar }, { said: 'Over an exam',
      shown: <PlayerBar mark={mark} title="Exam" detail="Certified Robot Operator"><BarFact icon="clock" strong>24 min left</BarFact></PlayerBar> }], alone: true },
  {
    part: 'LessonFrame',
    states: [{ said: 'Outline, one column to read',
      shown: <LessonFrame bar={bar} outline={<Outline label="Lessons" total="26 min" open items={[{ href: '#one', label: 'What the fence is for', said: '6 min',
        state: 'now' }]} doneLabel="Done:" nowLabel="Now:" />}><h1>Read the post</h1><p>{LONG}</p></LessonFrame> }],
    alone: true,
  },
  {
    part: 'ExamFrame',
    states: [{
      said: 'One question, with the map and what the exam promises',
      shown: (
        <ExamFrame bar={bar} sideLabel="All questions" summary="9 answered, 2 flagged" places={places} review={<ButtonLink
        href="#review" wide>Review and hand in</ButtonLink>} promises={[{ icon: 'cloud-check', text: 'Every answer is saved as you give it.' }, { icon: 'clock', text: LONG }]}>
          <QuestionHead said="Question 7 of 20" action={null} />
          <RadioChoices name="exam" size="exam" legend="What does the lamp do before it starts?" choices={[{ value: 'a', label: 'It blinks amber.' }, { value: 'b',
          label: 'It stays dark.' }]} />
          <QuestionMoves><ButtonLink href="#back">Back</ButtonLink><ButtonLink href="#next" look="go">Next</ButtonLink></QuestionMoves>
        </ExamFrame>
      ),
    }],
    alone: true,
  },
  { part: 'QuestionHead', states: [{ said: 'Which of how many',
    shown: <QuestionHead said="Question 7 of 20" action={<ButtonLink href="#flag" size="s" icon="flag">Come back to this</ButtonLink>} /> }] },
  { part: 'QuestionMoves', states: [{ said: 'Back at the start, on at the end',
    shown: <QuestionMoves><ButtonLink href="#back">Back</ButtonLink><ButtonLink href="#next" look="go">Next</ButtonLink></QuestionMoves> }] },
  { part: 'Dialog', states: [{ said: 'Over the page; Escape closes it',
    shown: <Dialog title="Look at this first" closeLabel="Close" onClose={() => undefined}><p className="p-5">{LONG}</p></Dialog> }], alone: true },
  { part: 'KeysHelp', states: [{ said: 'What the keys of a page do',
    shown: <KeysHelp title="Keys of this page" closeLabel="Close" keys={[{ key: 'j', does: 'Next block' }, { key: 'k',
      does: 'Block before' }]} onClose={() => undefined} /> }], alone: true },
]
