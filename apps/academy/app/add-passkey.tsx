import { Field } from '@stoa/ui'
import { useState } from 'react'
import { PasskeyButton, useCanPasskeys } from './passkey-button.tsx'
import type { PasskeyAnswer } from './passkey-client.ts'
import { paths } from './paths.ts'

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
  const can = useCanPasskeys()
  const [name, setName] = useState(device)
  const [error, setError] = useState<string | undefined>()
  if (can === null)
    return (
      <div className="min-h-40">
        <noscript>
          <p className="text-s text-muted">Making a passkey needs JavaScript, which is switched off here. An authenticator app works without it.</p>
        </noscript>
      </div>
    )
  if (!can) return <p className="text-s text-muted">This browser cannot make a passkey here. Use another one, or an authenticator app.</p>
  const wish = () => {
    setError(name.trim() ? undefined : 'Give it a name by which you know it again.')
    return name.trim() ? ({ purpose: 'register', name } as const) : null
  }
  return (
    <div className="grid max-w-[26rem] gap-4">
      <Field
        name="passkey-name"
        label="Name of the new passkey"
        hint="So that you know later which device it is"
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
        Add a passkey
      </PasskeyButton>
    </div>
  )
}
