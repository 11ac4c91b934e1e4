import { BarButton, KeysHelp, useAwake } from '@stoa/ui'
import { useEffect, useState } from 'react'
import { useLanguage } from './language.tsx'
import { isForPage, KeysSetting } from './page-keys.tsx'

/** Keys of an exam and of practice, and the sign in the bar that lists them: 1 to 9 pick the answer that bears the number, as by a click, so
 *  that it is saved as one; ? lists them. A digit that is typed into a field is never taken for one.  in: enter, what that key does */
export function AnswerKeys({ enter }: { enter: string }) {
  const awake = useAwake()
  const { keys } = useLanguage().w
  const [shown, setShown] = useState(false)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!/^[1-9?]$/.test(event.key) || !isForPage(event) || document.querySelector('dialog[open]')) return
      if ((event.target as HTMLElement).matches('select,textarea,input:not([type=radio],[type=checkbox])')) return
      if (event.key === '?') return setShown(true)
      const answer = document.querySelectorAll<HTMLInputElement>('fieldset :is(input[type=radio], input[type=checkbox])')[Number(event.key) - 1]
      answer?.focus()
      answer?.click()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
  if (!awake) return null
  const all = [
    { key: '1 – 9', does: keys.pickByNumber },
    { key: '↑ ↓', does: keys.fromAnswerToAnswer },
    { key: 'Enter', does: enter },
    { key: '?', does: keys.theseKeys },
    { key: 'Esc', does: keys.closeOpen },
  ]
  return (
    <>
      <BarButton icon="keyboard" label={keys.ofThisPage} onClick={() => setShown(true)} />
      {shown && (
        <KeysHelp title={keys.ofThisPage} closeLabel={keys.close} keys={all} setting={<KeysSetting />} onClose={() => setShown(false)} />
      )}
    </>
  )
}
