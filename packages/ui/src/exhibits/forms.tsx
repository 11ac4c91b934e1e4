import { CodeList, Progress } from '../parts/codes.tsx'
import { ComboField } from '../parts/combo-field.tsx'
import { ErrorSummary } from '../parts/errors.tsx'
import { Checkbox, Field, Select, TextArea } from '../parts/field.tsx'
import { PasswordField } from '../parts/password-field.tsx'
import { Unfold } from '../parts/unfold.tsx'
import { LONG, type Exhibit } from './exhibit.ts'

const zones = ['Africa/Lagos', 'America/New_York', 'Asia/Riyadh', 'Europe/Oslo', 'Europe/Warsaw']
const WRONG = 'No account has this address. Check it for typing errors, or make an account.'

export const forms: Exhibit[] = [
  {
    part: 'Field',
    states: [
      { said: 'Empty. Its edge darkens while pointed at; with the focus it gets the ring.', shown: <Field id="field-empty" name="a" label="E-mail address" type="email" /> },
      { said: 'With a hint', shown: <Field id="field-hint" name="a" label="Name on certificates" hint="As it is to be printed. Any script will do." /> },
      { said: 'Refused: it keeps what was typed', shown: <Field id="field-error" name="a" label="E-mail address" defaultValue="x@y.example" error={WRONG} /> },
      { said: 'Disabled', shown: <Field id="field-disabled" name="a" label="E-mail address" defaultValue="khai.nguyen@nordlys.example" disabled /> },
      { said: 'Long text', shown: <Field id="field-long" name="a" label={LONG} defaultValue={LONG} /> },
    ],
  },
  {
    part: 'TextArea',
    states: [
      { said: 'Empty, with a placeholder', shown: <TextArea id="area-empty" name="a" label="Note" placeholder="Only you see this." /> },
      { said: 'Refused', shown: <TextArea id="area-error" name="a" label="Why" error="Say why, in a sentence." /> },
      { said: 'Disabled', shown: <TextArea id="area-disabled" name="a" label="Why" defaultValue="Two of its answers are right." disabled /> },
    ],
  },
  {
    part: 'Select',
    states: [
      { said: 'The list itself is the browser’s own', shown: <Select id="select" name="a" label="Language"><option>English</option><option>العربية</option></Select> },
      { said: 'Refused', shown: <Select id="select-error" name="a" label="Role" error="Choose one."><option value="">Choose …</option></Select> },
      { said: 'Disabled', shown: <Select id="select-disabled" name="a" label="Role" disabled><option>Learner</option></Select> },
    ],
  },
  {
    part: 'ComboField',
    states: [
      { said: 'Found by any part of it. Arrow keys go through the list, Enter takes one, Escape closes it; without a script it is a line with suggestions.',
        shown: <ComboField id="combo" name="a" label="Time zone" hint="It is 14:05 there now." options={zones} locale="en"
        open="Show all time zones" defaultValue="Europe/Oslo" /> },
      { said: 'Refused',
        shown: <ComboField id="combo-error" name="a" label="Time zone" options={zones} locale="en" open="Show all time zones" error="No time zone has this name." /> },
    ],
  },
  {
    part: 'Checkbox',
    states: [
      { said: 'Off, and on',
        shown: <div className="grid gap-2"><Checkbox id="box-off" name="a" label="Courses that are due" />
        <Checkbox id="box-on" name="a" label="Certificates that run out" defaultChecked /></div> },
      { said: 'With a hint', shown: <Checkbox id="box-hint" name="a" label="Keys on this page" hint="Letters then do something while nothing is being typed." /> },
      { said: 'Refused', shown: <Checkbox id="box-error" name="a" label="I answer these questions by myself." error="Confirm this to start. Nothing has been counted yet." /> },
      { said: 'Disabled', shown: <Checkbox id="box-disabled" name="a" label={LONG} disabled /> },
    ],
  },
  {
    part: 'PasswordField',
    states: [
      { said: 'What is typed can be looked at', shown: <PasswordField id="password" name="a" label="Password" show="Show" hide="Hide" autoComplete="off" /> },
      { said: 'Refused',
        shown: <PasswordField id="password-error" name="a" label="New password" hint="At least 10 characters." error="Use at least 10 characters." show="Show"
        hide="Hide" autoComplete="off" /> },
      { said: 'Disabled', shown: <PasswordField id="password-disabled" name="a" label="Password" show="Show" hide="Hide" autoComplete="off" disabled /> },
    ],
  },
  {
    part: 'ErrorSummary',
    states: [{
      said: 'First in a refused form; each line leads to its field',
      shown: <ErrorSummary id="summary" title="Two things to correct" errors={[{ id: 'field-error', message: WRONG }, { id: 'password-error',
        message: 'Use at least 10 characters.' }]} />,
    }],
  },
  {
    part: 'Unfold',
    states: [
      { said: 'Closed, and opened by a press; works without JavaScript',
        shown: <Unfold summary="End this …" detail="It can be granted anew at any time.">What is behind it.</Unfold> },
      { said: 'Long text', shown: <Unfold summary={LONG} detail={LONG}>{LONG}</Unfold> },
    ],
  },
  {
    part: 'Progress',
    states: [
      { said: 'Busy, and how far it has come', shown: <Progress label="Your data" done={3} all={8}>3 of 8 parts are ready.</Progress> },
      { said: 'Busy, without a number yet: an empty track', shown: <Progress label="Your data, beginning" done={0} all={0}>It has begun.</Progress> },
    ],
  },
  { part: 'CodeList', states: [{ said: 'To be copied or printed', shown: <CodeList label="Recovery codes" codes={['k7qd-2m9x', 'p4hw-8t3c', 'z6rn-5v2j', 'b9fs-7y4g']} /> }] },
]
