import { Field } from '@stoa/ui'
import { useState } from 'react'
import { useLanguage } from './language.tsx'
import { PasskeyButton, useCanPasskeys } from './passkey-button.tsx'
import type { PasskeyAnswer } from './passkey-client.ts'
import { paths } from './paths.ts'
import './account-words.ts'

/** Makes a passkey on this device, under a name its person knows it by.
 *  in: what to suggest as its name; the page to come back to when it has to be confirmed first that it is them; what to do once it is made */
export function AddPasskey({
  device,
  here,
  done,
}: {
  device: string
  here: string
  done: (answer: Exclude<PasskeyAnswer, { refused: unknown }>) => void
}) {
  const { secondFactor: w, security, fields } = useLanguage().w
  const can = useCanPasskeys()
  const [name, setName] = useState(device)
  const [error, setError] = useState<string | undefined>()
  if (can === null)
    return (
      <div className="min-h-40">
        <noscript>
          <p className="text-s text-muted">{w.needsScript}</p>
        </noscript>
      </div>
    )
  if (!can) return <p className="text-s text-muted">{w.cannotMake}</p>
  const wish = () => {
    setError(name.trim() ? undefined : fields.deviceNameMissing)
    return name.trim() ? ({ purpose: 'register', name } as const) : null
  }
  return (
    <div className="grid max-w-form gap-4">
      <Field
        name="passkey-name"
        label={w.passkeyName}
        hint={w.passkeyNameHint}
        maxLength={60}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        error={error}
      />
      <PasskeyButton
        wish={wish}
        done={done}
        onConfirm={() => location.assign(paths.confirm(`${here}${here.includes('?') ? '&' : '?'}name=${encodeURIComponent(name)}`))}
      >
        {security.addPasskey}
      </PasskeyButton>
    </div>
  )
}
