import { BarButton, BarFact, Minutes, PlayerBar, type IconName } from '@stoa/ui'
import type { Said } from './place-queue.ts'
import { sayMinutes } from './words.ts'

interface LessonBarProps {
  back: { href: string; label: string }
  title: string
  detail: string
  minutesLeft: number
  said: Said
  onHelp: (() => void) | null
}

/** What became of the reader's place, in a sentence and, for a phone, in a word. Nothing is said that is not so. */
const WORDS: Record<Said, { icon?: IconName; long: string; short: string }> = {
  quiet: { long: '', short: '' },
  kept: { icon: 'check', long: 'Place kept', short: 'Kept' },
  offline: { icon: 'cloud-off', long: 'Offline: your place is kept here and sent later', short: 'Offline' },
  away: { icon: 'cloud-off', long: 'No answer: your place is kept here and tried again', short: 'Kept here' },
  'signed-out': { icon: 'cloud-off', long: 'Signed out: your place is kept here until you are back', short: 'Signed out' },
  another: { icon: 'cloud-off', long: 'Somebody else is signed in: your place is kept here for you', short: 'Kept here' },
}

/** The bar over a lesson: the way back, the time that is left, and whether the place is kept. */
export function LessonBar({ back, title, detail, minutesLeft, said, onHelp }: LessonBarProps) {
  const { icon, long, short } = WORDS[said]
  return (
    <PlayerBar back={back} title={title} detail={detail}>
      <BarFact wide>
        <Minutes minutes={Math.min(30, minutesLeft)} said={`${sayMinutes(minutesLeft)} left`} />
      </BarFact>
      <BarFact status icon={icon} short={short}>
        {long}
      </BarFact>
      {onHelp && <BarButton icon="keyboard" label="Keys of this page" onClick={onHelp} />}
    </PlayerBar>
  )
}
