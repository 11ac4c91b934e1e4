import { Button, ButtonLink, CodeList, Notice, useAwake } from '@stoa/ui'
import { useState } from 'react'

/** Recovery codes, this once, and the way on from them. */
export function KeepCodes({ codes, to }: { codes: readonly string[]; to: string }) {
  const ready = useAwake()
  const [copied, setCopied] = useState(false)
  const copy = async () =>
    setCopied(
      await navigator.clipboard.writeText(codes.join('\n')).then(
        () => true,
        () => false,
      ),
    )
  return (
    <div className="grid gap-5">
      <p className="max-w-measure">
        Each of these ten recovery codes lets you in once when you have lost your telephone or your passkey. Print them or keep them in a password
        manager, apart from the device.
      </p>
      <CodeList label="Recovery codes" codes={codes} />
      <Notice tone="warn">They are shown this once. Whoever has one of them and your password is you.</Notice>
      <p className="flex flex-wrap gap-3 print:hidden">
        <ButtonLink href={to} look="go">
          I have kept them
        </ButtonLink>
        {ready && (
          <Button type="button" onClick={copy}>
            {copied ? 'Copied' : 'Copy them'}
          </Button>
        )}
        {ready && (
          <Button type="button" look="bare" icon="printer" onClick={() => window.print()}>
            Print
          </Button>
        )}
      </p>
    </div>
  )
}
