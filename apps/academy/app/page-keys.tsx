import { Checkbox, FooterButton, KeysHelp, remember, remembered, useRemembered } from '@stoa/ui'
import { useEffect, useState } from 'react'
import { useLanguage } from './language.tsx'

const NAME = 'page-keys'
const OFF = 'off'

/** Whether a key that was pressed may do something on the page: keys of pages are on in this browser, and it is no shortcut of something
 *  else. Whoever dictates, or strikes keys by accident, switches them off.  source: WCAG 2.1.4 */
export function isForPage(event: KeyboardEvent): boolean {
  return remembered(NAME) !== OFF && !event.metaKey && !event.ctrlKey && !event.altKey && !event.defaultPrevented
}

/** Whether a key goes into what somebody types or chooses from. */
export function isTyped({ target }: KeyboardEvent): boolean {
  const at = target as HTMLElement
  return at.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(at.tagName)
}

/** Whether keys of pages are on. */
export const useKeysOn = (): boolean => useRemembered(NAME) !== OFF

/** Switches them on and off, in this browser, for every page. */
export function KeysSetting() {
  const on = useKeysOn()
  const { keys } = useLanguage().w
  return (
    <Checkbox
      name="page-keys"
      label={keys.single}
      hint={keys.whereSingle}
      checked={on}
      onChange={(event) => remember(NAME, event.currentTarget.checked ? '' : OFF)}
    />
  )
}

/** A button for the end of pages, and the key ? for it: what single keys do here, and the switch for them. */
export function KeysOfPages() {
  const { keys } = useLanguage().w
  const [shown, setShown] = useState(false)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === '?' && isForPage(event) && !isTyped(event) && !document.querySelector('dialog[open]')) setShown(true)
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
  const all = [
    { key: '/', does: keys.search },
    { key: '1 – 9', does: keys.pickAnywhere },
    { key: '?', does: keys.theseKeys },
  ]
  return (
    <>
      <FooterButton type="button" onClick={() => setShown(true)}>
        {keys.keys}
      </FooterButton>
      {shown && <KeysHelp title={keys.ofPages} closeLabel={keys.close} keys={all} setting={<KeysSetting />} onClose={() => setShown(false)} />}
    </>
  )
}
