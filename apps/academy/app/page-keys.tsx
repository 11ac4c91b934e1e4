import { Checkbox, KeysHelp, remember, remembered, useAwake, useRemembered } from '@stoa/ui'
import { useState } from 'react'

const NAME = 'page-keys'
const OFF = 'off'

/** Whether a key that was pressed may do something on the page: keys of pages are on in this browser, and it is no shortcut of something
 *  else. Whoever dictates, or strikes keys by accident, switches them off.  source: WCAG 2.1.4 */
export function isForPage(event: KeyboardEvent): boolean {
  return remembered(NAME) !== OFF && !event.metaKey && !event.ctrlKey && !event.altKey && !event.defaultPrevented
}

/** Whether keys of pages are on. */
export const useKeysOn = (): boolean => useRemembered(NAME) !== OFF

/** Switches them on and off, in this browser, for every page. */
export function KeysSetting() {
  const on = useKeysOn()
  return (
    <Checkbox
      name="page-keys"
      label="Single keys do something"
      hint="On every page, in this browser. Without them Tab, Enter, the arrows and Escape do everything as before."
      checked={on}
      onChange={(event) => remember(NAME, event.currentTarget.checked ? '' : OFF)}
    />
  )
}

const KEYS = [
  { key: '/', does: 'Search, from every page' },
  { key: '1 – 9', does: 'Pick an answer in an exam or in practice' },
  { key: '?', does: 'The keys of the page, in a lesson, an exam or practice' },
]

/** A button for the end of pages: what single keys do here, and the switch for them. */
export function KeysOfPages() {
  const awake = useAwake()
  const [shown, setShown] = useState(false)
  if (!awake) return null
  return (
    <>
      <button type="button" onClick={() => setShown(true)} className="min-h-6 cursor-pointer underline hover:text-text">
        Keys
      </button>
      {shown && <KeysHelp title="Keys of pages" closeLabel="Close" keys={KEYS} setting={<KeysSetting />} onClose={() => setShown(false)} />}
    </>
  )
}
