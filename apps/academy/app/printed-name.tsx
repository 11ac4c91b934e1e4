import { Aloud, Field, Icon } from '@stoa/ui'
import { useEffect, useRef, useState } from 'react'
import { useLanguage } from './language.tsx'
import { paths } from './paths.ts'
import './account-words.ts'

/** The name as it stands on certificates, looked at while it is typed: every letter must have a shape that can be printed.
 *  in: what is saved, or was typed before it was refused; empty where certificates bear the name; what the form was refused for */
export function PrintedName({ kept, name, error }: { kept: string; name: string; error: string | undefined }) {
  const { w: { account: w }, t } = useLanguage()
  const [said, setSaid] = useState<{ ok: boolean; words: string } | null>(null)
  const asking = useRef<AbortController | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>()
  useEffect(() => () => (clearTimeout(timer.current), asking.current?.abort()), [])
  const look = (typed: string) => {
    clearTimeout(timer.current)
    asking.current?.abort()
    setSaid(null)
    if (!typed.trim()) return
    timer.current = setTimeout(async () => {
      const here = (asking.current = new AbortController())
      const body = new URLSearchParams({ name: typed })
      const answer = await fetch(paths.printable(), { method: 'POST', body, signal: here.signal }).then(
        (got) => (got.ok ? got.json() : null),
        () => null,
      )
      const found = answer as { printed: string; trouble: string | null } | null
      if (found && !here.signal.aborted) setSaid({ ok: !found.trouble, words: found.trouble ?? t(w.canBePrinted, { name: found.printed }) })
    }, 400)
  }
  return (
    <div className="grid gap-1.5">
      <Field
        name="printed_name"
        label={w.printedName}
        hint={w.printedNameHint}
        autoComplete="off"
        maxLength={200}
        placeholder={name}
        defaultValue={kept}
        onChange={(event) => look(event.currentTarget.value)}
        error={error}
      />
      <Aloud className={said?.ok ? 'flex gap-1.5 text-s text-success-text' : 'flex gap-1.5 text-s text-danger-text'}>
        {said && said.words !== error && (
          <>
            <Icon name={said.ok ? 'check' : 'triangle-alert'} className="first-line" />
            <span className="wrap-anywhere">{said.words}</span>
          </>
        )}
      </Aloud>
    </div>
  )
}
