import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData, useNavigation, useSearchParams } from '@remix-run/react'
import { Refusal } from '@stoa/domain'
import { readMailTrouble, readProfile, saveProfile } from '@stoa/domain/people'
import { LANGUAGES, timeZones } from '@stoa/domain/tenancy'
import { Button, ComboField, Field, Notice, Select } from '@stoa/ui'
import { z } from 'zod'
import { AccountFrame } from '../account-frame.tsx'
import { FormError, refusedIn } from '../form-error.tsx'
import { titleWords, useLanguage } from '../language.tsx'
import { MailStopped } from '../mail-stopped.tsx'
import { Language, Name, NameOrNone, nameTrouble, TimeZone } from '../person-fields.ts'
import { paths } from '../paths.ts'
import { PrintedName } from '../printed-name.tsx'
import { languageFor } from '../page-words.server.ts'
import { saidOf } from '../refusal-words.server.ts'
import { answerTo, formOf, isRefusal, serve, transact } from '../request.server.ts'
import { whyNotPrintable } from '../printable.server.ts'
import { useRoot } from '../root.tsx'
import { StaleProfile } from '../stale-profile.tsx'
import { typedIn } from '../typed.ts'
import { sayTime } from '../words.ts'

export { handle } from '../account-words.ts'

export const meta: MetaFunction = () => [{ title: titleWords().w.account.yourProfile }]

const ProfileForm = z.object({
  name: Name,
  printed_name: NameOrNone.default(null),
  locale: Language,
  time_zone: TimeZone.default(null),
  version: z.coerce.number().int().min(1).max(1_000_000_000),
})

/** How one is named and reads.  who: the signed in */
export async function loader(args: LoaderFunctionArgs) {
  const { academy, reader } = args.context
  return serve(args, async (ctx) => ({
    profile: await readProfile(ctx),
    trouble: await readMailTrouble(ctx),
    email: ctx.viewer!.email,
    languages: LANGUAGES,
    zones: timeZones(),
    academy_zone: academy.time_zone,
    now: sayTime(ctx.now, reader.locale, reader.time_zone),
  }))
}

/** POST saves the profile. A form that is older than what is saved gets both, and a choice. */
export async function action(args: ActionFunctionArgs) {
  let typed: z.output<typeof ProfileForm> | undefined
  try {
    const form = (typed = await formOf(args.request, ProfileForm))
    const trouble = await whyNotPrintable(form.printed_name ?? form.name)
    if (trouble) throw new Refusal('input/invalid', {}, { [form.printed_name ? 'printed_name' : 'name']: nameTrouble(languageFor(args.context), trouble) })
    return await transact(args, 'write', async (ctx) => {
      await saveProfile(ctx, form)
      return redirect(`${paths.account()}?saved`)
    })
  } catch (error) {
    if (isRefusal(error) && error.code === 'profile/stale')
      return data({ typed: typed!, kept: await transact(args, 'read', readProfile), sentence: saidOf(error, args.context.reader).sentence }, { status: error.status })
    return answerTo(args, error)
  }
}

export default function AccountPage() {
  const { profile, trouble, email, languages, zones, academy_zone, now } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { academy } = useRoot()!
  const { w: { account: w }, t } = useLanguage()
  const isSaved = useSearchParams()[0].has('saved')
  const isBusy = useNavigation().state !== 'idle'
  const stopped = refusedIn(answer)
  if (answer && 'kept' in answer)
    return (
      <AccountFrame title={w.yourProfile}>
        <StaleProfile typed={answer.typed} kept={answer.kept} sentence={answer.sentence} languages={languages} />
      </AccountFrame>
    )
  return (
    <AccountFrame title={w.yourProfile} lead={<span className="wrap-anywhere">{email}</span>}>
      {isSaved && !stopped && <Notice tone="ok">{w.profileSaved}</Notice>}
      <MailStopped trouble={trouble} />
      <FormError refused={stopped} />
      <Form method="post" key={profile.version} className="grid gap-6">
        <input type="hidden" name="version" value={profile.version} />
        <Field
          name="name"
          label={w.name}
          hint={w.nameHint}
          autoComplete="name"
          required
          maxLength={200}
          defaultValue={typedIn(stopped, 'name') ?? profile.name}
          error={stopped?.fields.name}
        />
        <PrintedName kept={typedIn(stopped, 'printed_name') ?? profile.printed_name ?? ''} name={profile.name} error={stopped?.fields.printed_name} />
        <Select
          name="locale"
          label={w.language}
          hint={w.languageHint}
          defaultValue={typedIn(stopped, 'locale') ?? profile.locale}
          error={stopped?.fields.locale}
        >
          {languages.map((one) => (
            <option key={one.tag} value={one.tag} lang={one.tag}>
              {one.name}
            </option>
          ))}
        </Select>
        <ComboField
          name="time_zone"
          label={w.timeZone}
          hint={t(w.timeZoneHint, { now, zone: academy.time_zone })}
          maxLength={100}
          placeholder={academy_zone}
          defaultValue={typedIn(stopped, 'time_zone') ?? profile.time_zone ?? ''}
          error={stopped?.fields.time_zone}
          options={zones}
          locale={academy.locale}
          open={w.allTimeZones}
        />
        <Button look="go" className="justify-self-start" disabled={isBusy}>
          {w.save}
        </Button>
      </Form>
    </AccountFrame>
  )
}
