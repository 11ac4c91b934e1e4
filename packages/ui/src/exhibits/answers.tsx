import { BlanksAnswer } from '../parts/blanks-answer.tsx'
import { CheckChoices, RadioChoices } from '../parts/choices.tsx'
import { MatchingAnswer } from '../parts/matching-answer.tsx'
import { NumberAnswer } from '../parts/number-answer.tsx'
import { OrderingAnswer } from '../parts/ordering-answer.tsx'
import { Picture } from '../parts/picture.tsx'
import { SpotsAnswer } from '../parts/spots-answer.tsx'
import { drawing, LONG, type Exhibit } from './exhibit.ts'

const right = { is: 'right', said: 'Right' } as const
const wrong = { is: 'wrong', said: 'Not this' } as const
const lamps = [{ value: 'a', label: 'It blinks amber.' }, { value: 'b', label: 'It stays dark.' }, { value: 'c', label: LONG }]
const steps = [{ id: 'a', text: 'Press the stop' }, { id: 'b', text: 'Turn the key' }, { id: 'c', text: 'Hang your lock' }]
const orders = {
  place: (text: string) => `Place of: ${text}`, up: (text: string) => `${text}, one place up`, down: (text: string) => `${text}, one place down`,
  moved: (text: string, place: number, count: number) => `${text} is now number ${place} of ${count}.`,
  open: 'Not everything has its place yet.', keep: 'This is the order', whole: 'The order as it stands is your answer.',
}
const sides = [{ id: 'x', text: 'Waiting' }, { id: 'y', text: 'Running by itself' }]
const spots = [{ value: 'a', name: 'left of the gate', x: 12, y: 40, width: 14, height: 26 }, { value: 'b', name: 'right of the gate', x: 62, y: 44, width: 16, height: 24 }]
const photo = <Picture renditions={[{ src: drawing(150), width: 960, type: 'image/svg+xml' }]} width={960} height={540} alt="The gate of a cell" />

export const answers: Exhibit[] = [
  {
    part: 'RadioChoices',
    states: [
      { said: 'Open. A row is pressed as a whole; the picked one has a double edge.',
        shown: <RadioChoices id="radio" name="radio" legend="What does the lamp do before it starts?" choices={lamps} chosen={['a']} /> },
      { said: 'Large, in an exam', shown: <RadioChoices id="radio-exam" name="radio-exam" size="exam" legend="What does the lamp do before it starts?" choices={lamps} /> },
      { said: 'Without an answer, after it was asked for',
        shown: <RadioChoices id="radio-error" name="radio-error" legend="What does the lamp do?" choices={lamps} error="Pick one answer." /> },
      { said: 'Judged',
        shown: <RadioChoices id="radio-judged" name="radio-judged" legend="What does the lamp do?" locked chosen={['b']} choices={[{ ...lamps[0]!, verdict: right },
        { ...lamps[1]!, verdict: wrong }, lamps[2]!]} /> },
      { said: 'Locked', shown: <RadioChoices id="radio-locked" name="radio-locked" legend="What does the lamp do?" locked choices={lamps} /> },
    ],
  },
  { part: 'CheckChoices', states: [{ said: 'Any number',
    shown: <CheckChoices id="check" name="check" legend="Which of these stop the cell?" hint="Pick all that do." choices={lamps} chosen={['a', 'c']} /> }] },
  {
    part: 'NumberAnswer',
    states: [
      { said: 'Empty', shown: <NumberAnswer id="number" name="number" legend="How long does the warning sound?" label="Your answer" unit="seconds" /> },
      { said: 'Refused',
        shown: <NumberAnswer id="number-error" name="number" legend="How long does the warning sound?" label="Your answer" unit="seconds" given="some"
        error="Write a number, such as 3.5." /> },
      { said: 'Judged',
        shown: <NumberAnswer id="number-judged" name="number" legend="How long does the warning sound?" label="Your answer" unit="seconds" given="3" verdict={right} /> },
    ],
  },
  {
    part: 'BlanksAnswer',
    states: [
      { said: 'Empty',
        shown: <BlanksAnswer id="blanks" name="blanks" legend="Fill the gaps." pieces={['Press the ', ', then hang your ', '.']} blanks={[{ label: 'Gap 1 of 2' },
        { label: 'Gap 2 of 2' }]} /> },
      { said: 'Judged',
        shown: <BlanksAnswer id="blanks-judged" name="blanks" legend="Fill the gaps." pieces={['Press the ', ', then hang your ', '.']} blanks={[{ label: 'Gap 1 of 2',
        given: 'stop', verdict: right }, { label: 'Gap 2 of 2', given: 'coat', verdict: wrong }]} /> },
    ],
  },
  {
    part: 'OrderingAnswer',
    states: [
      { said: 'By the list, by buttons, or drawn by the grip',
        shown: <OrderingAnswer id="order" name="order" legend="Put these in order." items={steps} places={{}} words={orders} /> },
      { said: 'Judged',
        shown: <OrderingAnswer id="order-judged" name="order-judged" legend="Put these in order." items={[{ ...steps[0]!, verdict: right },
        { ...steps[1]!, verdict: wrong }]} places={{ a: 1, b: 2 }} words={orders} /> },
    ],
  },
  {
    part: 'MatchingAnswer',
    states: [
      { said: 'Open',
        shown: <MatchingAnswer id="match" name="match" legend="What does each lamp say?" rows={[{ id: 'a', label: 'Amber' }, { id: 'b', label: 'Green',
        chosen: 'y' }]} rights={sides} unchosen="Choose …" /> },
      { said: 'Judged',
        shown: <MatchingAnswer id="match-judged" name="match" legend="What does each lamp say?" rows={[{ id: 'a', label: 'Amber', chosen: 'x',
        verdict: right }]} rights={sides} unchosen="Choose …" /> },
    ],
  },
  {
    part: 'SpotsAnswer',
    states: [
      { said: 'One spot. On a phone the letters stand below, for thumbs.',
        shown: <SpotsAnswer id="spots" name="spots" legend="Where do you stand?" picture={photo} spots={spots} many={false} letters="ABCD" chosen={['a']} /> },
      { said: 'Judged',
        shown: <SpotsAnswer id="spots-judged" name="spots-judged" legend="Where do you stand?" picture={photo} spots={[{ ...spots[0]!, verdict: right },
        { ...spots[1]!, verdict: wrong }]} many letters="ABCD" /> },
    ],
  },
]
