import { BarButton, BarFact, Minutes, PlayerBar, useAwake, type IconName } from '@stoa/ui'
import type { PageWords } from '@stoa/words'
import type { ReactNode } from 'react'
import { useSaid } from './keep-place.ts'
import { useLanguage } from './language.tsx'
import type { Said } from './place-queue.ts'

interface LessonBarProps {
  back: { href: string; label: string }
  title: ReactNode
  detail: string
  minutesLeft: number
  onHelp: () => void
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
export function LessonBar({ back, title, detail, minutesLeft, onHelp }: LessonBarProps) {
  const { w, t, minutes } = useLanguage()
  return (
    <PlayerBar back={back} title={title} detail={detail}>
      <BarFact wide>
        <Minutes tick={5} minutes={minutesLeft} said={t(w.lesson.left, { length: minutes(minutesLeft) })} />
      </BarFact>
      <WhatBecame />
      <Keys onHelp={onHelp} />
    </PlayerBar>
  )
}

// Both change while somebody reads, and nothing around them does.
function WhatBecame() {
  const { icon, long, short } = placeWords(useLanguage().w)[useSaid()]
  return (
    <BarFact status icon={icon} short={short}>
      {long}
    </BarFact>
  )
}

function Keys({ onHelp }: { onHelp: () => void }) {
  const { keys } = useLanguage().w
  return useAwake() && <BarButton icon="keyboard" label={keys.ofThisPage} onClick={onHelp} />
}
