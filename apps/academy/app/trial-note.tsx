import { Notice, TextLink } from '@stoa/ui'
import { paths } from './paths.ts'

/** Said to a guest in a lesson: that it is kept, how long, and how to keep it for good.  in: to, where they come back to */
export function TrialNote({ days, to }: { days: number; to: string }) {
  return (
    <div className="mt-10 text-m leading-base print:hidden">
      <Notice action={<TextLink href={paths.signUp(to)}>Make an account</TextLink>}>
        You are trying this without an account. What you do stays in this browser for {days} days, and becomes yours when you make one.
      </Notice>
    </div>
  )
}
