import { Button, ErrorSummary, useAwake } from '@stoa/ui'
import { useState, type ReactNode } from 'react'
import { useLanguage } from './language.tsx'
import type { PasskeyAnswer, PasskeyWish } from './passkey-client.ts'
import './account-words.ts'

/** Whether this browser can do passkeys here: known once JavaScript has come, so that no button is dead. They need https, or this machine. */
export function useCanPasskeys(): boolean | null {
  return useAwake() ? window.isSecureContext && 'PublicKeyCredential' in window : null
}

/** Uses a passkey when pressed, and says what stopped it.
 *  in: wish, asked when pressed, null while something is missing; done, told what came of it; onConfirm, where to go when it has to be
 *  confirmed first that it is them */
export function PasskeyButton({
  wish,
  done,
  onConfirm,
  look,
  size,
  wide,
  children,
}: {
  wish: () => PasskeyWish | null
  done: (answer: Exclude<PasskeyAnswer, { refused: unknown }>) => void
  onConfirm?: () => void
  look?: 'go' | 'plain'
  size?: 'm' | 'l'
  wide?: boolean
  children: ReactNode
}) {
  const { w } = useLanguage()
  const [busy, setBusy] = useState(false)
  const [stopped, setStopped] = useState<string | null>(null)
  const press = async () => {
    const wanted = wish()
    if (!wanted || busy) return
    setBusy(true)
    setStopped(null)
    const { usePasskeyOnce } = await import('./passkey-client.ts')
    const answer = await usePasskeyOnce(wanted, w.secondFactor)
    setBusy(false)
    if (!('refused' in answer)) return done(answer)
    if (answer.refused.code === 'access/confirm' && onConfirm) return onConfirm()
    setStopped(answer.refused.sentence)
  }
  return (
    <div className="grid gap-3">
      {stopped && <ErrorSummary title={w.errors.notThrough} errors={[{ id: 'main', message: stopped }]} />}
      <Button type="button" look={look} size={size} wide={wide} icon="key" onClick={press} aria-disabled={busy} className="justify-self-start">
        {children}
      </Button>
    </div>
  )
}
