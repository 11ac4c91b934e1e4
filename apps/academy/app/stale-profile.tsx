import { Form } from '@remix-run/react'
import type { Profile, VersionedProfile } from '@stoa/domain/people'
import { Button, ButtonLink, Notice, Table } from '@stoa/ui'
import { useLanguage } from './language.tsx'
import { paths } from './paths.ts'
import './account-words.ts'

/** Two profiles side by side, what is saved and what was typed meanwhile, and a choice between them. Nothing is lost until it is made. */
export function StaleProfile({
  typed,
  kept,
  sentence,
  languages,
}: {
  typed: Profile
  kept: VersionedProfile
  sentence: string
  languages: readonly { tag: string; name: string }[]
}) {
  const { account: w } = useLanguage().w
  const said = (profile: Profile) => ({
    name: profile.name,
    printed_name: profile.printed_name ?? w.sameName,
    locale: languages.find((one) => one.tag === profile.locale)?.name ?? profile.locale,
    time_zone: profile.time_zone ?? w.academysZone,
  })
  const [mine, theirs] = [said(typed), said(kept)]
  const labels = { name: w.name, printed_name: w.printedName, locale: w.language, time_zone: w.timeZone }
  const rows = Object.entries(labels).map(([field, label]) => ({
    label,
    mine: mine[field as keyof typeof mine],
    theirs: theirs[field as keyof typeof theirs],
  }))
  const mark = (row: (typeof rows)[number], text: string) => <span className={row.mine === row.theirs ? undefined : 'font-semibold'}>{text}</span>
  return (
    <div className="grid gap-6">
      <Notice tone="warn">{`${sentence} ${w.notSavedYet}`}</Notice>
      <Table
        caption={w.savedAndTyped}
        rows={rows}
        keyOf={(row) => row.label}
        columns={[
          { head: '', cell: (row) => row.label },
          { head: w.savedNow, cell: (row) => mark(row, row.theirs) },
          { head: w.typed, cell: (row) => mark(row, row.mine) },
        ]}
      />
      <div className="flex flex-wrap gap-3">
        <Form method="post">
          <input type="hidden" name="version" value={kept.version} />
          <input type="hidden" name="name" value={typed.name} />
          <input type="hidden" name="printed_name" value={typed.printed_name ?? ''} />
          <input type="hidden" name="locale" value={typed.locale} />
          <input type="hidden" name="time_zone" value={typed.time_zone ?? ''} />
          <Button look="go">{w.saveTyped}</Button>
        </Form>
        <ButtonLink href={paths.account()}>{w.keepSaved}</ButtonLink>
      </div>
    </div>
  )
}
