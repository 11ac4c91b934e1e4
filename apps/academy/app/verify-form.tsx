import { Form } from '@remix-run/react'
import { Button, Field, PageTitle, Wrap } from '@stoa/ui'
import { useLanguage } from './language.tsx'
import { paths } from './paths.ts'
import { Shell } from './shell.tsx'
import './proof-words.ts'

/** Where the number of a certificate is typed.  in: serial, one that was typed; unknown, why it leads nowhere */
export function VerifyForm({ serial, unknown }: { serial?: string; unknown?: string }) {
  const { w, t } = useLanguage()
  return (
    <Shell>
      <Wrap width="form" className="pb-18">
        <PageTitle
          title={unknown ? w.verify.unknown : w.verify.check}
          lead={w.verify.lead}
        />
        <Form method="get" action={paths.verify()} className="grid gap-5">
          <Field
            name="serial"
            label={w.verify.number}
            hint={t(w.verify.numberHint, { example: 'HAL-7K3M9-…' })}
            defaultValue={serial}
            error={unknown}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            required
            className="font-code"
              dir="ltr"
          />
          <Button look="go" size="l">
            {w.verify.checkIt}
          </Button>
        </Form>
      </Wrap>
    </Shell>
  )
}
