import { redirect, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { titleWords } from '../language.tsx'
import { paths } from '../paths.ts'
import { VerifyForm } from '../verify-form.tsx'

export { handle } from '../proof-words.ts'

export const meta: MetaFunction = () => [{ title: titleWords().w.verify.check }]

/** The number as typed leads to its page. */
export async function loader({ request }: LoaderFunctionArgs) {
  const serial = new URL(request.url).searchParams.get('serial')?.trim()
  if (serial) throw redirect(paths.verify(serial.slice(0, 100).toWellFormed()))
  return null
}

export default function Verify() {
  return <VerifyForm />
}
