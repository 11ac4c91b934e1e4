import { Button, ButtonLink, CodeList, Notice, useAwake } from '@stoa/ui'
import { useState } from 'react'
import { useLanguage } from './language.tsx'
import './account-words.ts'

/** Recovery codes, this once, and the way on from them. */
export function KeepCodes({ codes, to }: { codes: readonly string[]; to: string }) {
  const { security: w } = useLanguage().w
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
      <p className="max-w-measure">{w.keepCodesHow}</p>
      <CodeList label={w.recoveryCodes} codes={codes} />
      <Notice tone="warn">{w.shownOnce}</Notice>
      <p className="flex flex-wrap gap-3 print:hidden">
        <ButtonLink href={to} look="go">
          {w.kept}
        </ButtonLink>
        {ready && (
          <Button type="button" onClick={copy}>
            {copied ? w.copied : w.copy}
          </Button>
        )}
        {ready && (
          <Button type="button" look="bare" icon="printer" onClick={() => window.print()}>
            {w.print}
          </Button>
        )}
      </p>
    </div>
  )
}
