import { Form } from '@remix-run/react'
import { Button, Field, PageTitle, Wrap } from '@stoa/ui'
import { paths } from './paths.ts'
import { Shell } from './shell.tsx'

/** Where the number of a certificate is typed.  in: serial, one that was typed; unknown, why it leads nowhere */
export function VerifyForm({ serial, unknown }: { serial?: string; unknown?: string }) {
  return (
    <Shell>
      <Wrap width="form" className="pb-18">
        <PageTitle
          title={unknown ? 'No such certificate' : 'Check a certificate'}
          lead="Type the number that is printed on it, or scan its QR code. No account is needed."
        />
        <Form method="get" action={paths.verify()} className="grid gap-5">
          <Field
            name="serial"
            label="Number"
            hint="Letters, then 26 characters, such as HAL-7K3M9-…"
            defaultValue={serial}
            error={unknown}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            required
            className="font-code"
          />
          <Button look="go" size="l">
            Check it
          </Button>
        </Form>
      </Wrap>
    </Shell>
  )
}
