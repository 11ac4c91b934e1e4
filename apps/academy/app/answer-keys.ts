import { useEffect } from 'react'
import { isForPage } from './page-keys.tsx'

/** Keys of an exam: 1 to 9 pick the answer that bears the number. Picked as by a click, so that it is saved as one. */
export function useAnswerKeys() {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!/^[1-9]$/.test(event.key) || !isForPage(event)) return
      if ((event.target as HTMLElement).matches('select, textarea, input:not([type=radio], [type=checkbox])')) return
      const answer = document.querySelectorAll<HTMLInputElement>('fieldset :is(input[type=radio], input[type=checkbox])')[Number(event.key) - 1]
      answer?.focus()
      answer?.click()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
}
