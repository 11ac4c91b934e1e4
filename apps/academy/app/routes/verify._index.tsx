import { redirect, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form } from '@remix-run/react'
import { Button, Field, PageTitle, Wrap } from '@stoa/ui'
import { paths } from '../paths.ts'
import { Shell } from '../shell.tsx'

export const meta: MetaFunction = () => [{ title: 'Check a certificate' }]

/** The number as typed leads to its page. */
export async function loader({ request }: LoaderFunctionArgs) {
  const serial = new URL(request.url).searchParams.get('serial')?.trim()
  if (serial) throw redirect(paths.verify(serial.slice(0, 100).toWellFormed()))
  return null
}

export default function VerifyForm() {
  return (
    <Shell>
      <Wrap width="form" className="pb-18">
        <PageTitle title="Check a certificate" lead="Type the number that is printed on it, or scan its QR code. No account is needed." />
        <Form method="get" className="grid gap-5">
          <Field
            name="serial"
            label="Number"
            hint="Letters, then 26 characters, such as HAL-7K3M9-…"
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
