import { BarButton, KeysHelp, useAwake } from '@stoa/ui'
import { useEffect, useState } from 'react'
import { isForPage, KeysSetting } from './page-keys.tsx'

const KEYS = [
  { key: '1 – 9', does: 'Pick the answer that bears the number' },
  { key: '↑ ↓', does: 'Go from answer to answer' },
  { key: '?', does: 'These keys' },
  { key: 'Esc', does: 'Close what is open' },
]

/** Keys of an exam and of practice, and the sign in the bar that lists them: 1 to 9 pick the answer that bears the number, as by a click, so
 *  that it is saved as one; ? lists them. A digit that is typed into a field is never taken for one.  in: enter, what that key does */
export function AnswerKeys({ enter }: { enter: string }) {
  const awake = useAwake()
  const [shown, setShown] = useState(false)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!/^[1-9?]$/.test(event.key) || !isForPage(event) || document.querySelector('dialog[open]')) return
      if ((event.target as HTMLElement).matches('select, textarea, input:not([type=radio], [type=checkbox])')) return
      if (event.key === '?') return setShown(true)
      const answer = document.querySelectorAll<HTMLInputElement>('fieldset :is(input[type=radio], input[type=checkbox])')[Number(event.key) - 1]
      answer?.focus()
      answer?.click()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
  if (!awake) return null
  return (
    <>
      <BarButton icon="keyboard" label="Keys of this page" onClick={() => setShown(true)} />
      {shown && (
        <KeysHelp
          title="Keys of this page"
          closeLabel="Close"
          keys={[...KEYS.slice(0, 2), { key: 'Enter', does: enter }, ...KEYS.slice(2)]}
          setting={<KeysSetting />}
          onClose={() => setShown(false)}
        />
      )}
    </>
  )
}
