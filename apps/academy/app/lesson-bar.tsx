import { BarButton, BarFact, Minutes, PlayerBar, type IconName } from '@stoa/ui'
import type { PageWords } from '@stoa/words'
import type { ReactNode } from 'react'
import { useLanguage } from './language.tsx'
import type { Said } from './place-queue.ts'

interface LessonBarProps {
  back: { href: string; label: string }
  title: ReactNode
  detail: string
  minutesLeft: number
  said: Said
  onHelp: (() => void) | null
}

/** What became of the reader's place, in a sentence and, for a phone, in a word. Nothing is said that is not so. */
const placeWords = ({ lesson: w }: PageWords): Record<Said, { icon?: IconName; long: string; short: string }> => ({
  quiet: { long: '', short: '' },
  kept: { icon: 'check', long: w.placeKept, short: w.kept },
  offline: { icon: 'cloud-off', long: w.placeOffline, short: w.offline },
  away: { icon: 'cloud-off', long: w.placeAway, short: w.keptHere },
  'signed-out': { icon: 'cloud-off', long: w.placeSignedOut, short: w.signedOut },
  another: { icon: 'cloud-off', long: w.placeOfAnother, short: w.keptHere },
})

/** The bar over a lesson: the way back, the time that is left, and whether the place is kept. */
export function LessonBar({ back, title, detail, minutesLeft, said, onHelp }: LessonBarProps) {
  const { w, t, minutes } = useLanguage()
  const { icon, long, short } = placeWords(w)[said]
  return (
    <PlayerBar back={back} title={title} detail={detail}>
      <BarFact wide>
        <Minutes minutes={Math.min(30, minutesLeft)} said={t(w.lesson.left, { length: minutes(minutesLeft) })} />
      </BarFact>
      <BarFact status icon={icon} short={short}>
        {long}
      </BarFact>
      {onHelp && <BarButton icon="keyboard" label={w.keys.ofThisPage} onClick={onHelp} />}
    </PlayerBar>
  )
}
