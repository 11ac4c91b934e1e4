import { Notice, TextLink } from '@stoa/ui'
import { useLanguage } from './language.tsx'
import { paths } from './paths.ts'

/** Said to a guest in a lesson: that it is kept, how long, and how to keep it for good.  in: to, where they come back to */
export function TrialNote({ days, to }: { days: number; to: string }) {
  const { w, t } = useLanguage()
  return (
    <div className="mt-10 text-m leading-base print:hidden">
      <Notice action={<TextLink href={paths.signUp(to)}>{w.common.makeAccount}</TextLink>}>
        {t(w.trial.withoutAccount, { days })}
      </Notice>
    </div>
  )
}
