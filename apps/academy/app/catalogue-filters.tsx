import type { Catalogue, FilterName, Option, Wish } from '@stoa/domain/credentials'
import { cx, Icon } from '@stoa/ui'
import { addressOf } from './catalogue-address.ts'
import { FILTERS, sayOption } from './catalogue-words.ts'
import { DrawnOnce } from './drawn-once.tsx'
import type { Spoken } from './spoken.ts'
import './finding-words.ts'

interface Narrowing {
  wish: Wish
  options: Catalogue['options']
  courses: number
  language: Spoken
}
const SHOWN = 8
const optionLook = cx(
  'flex min-h-8 items-center justify-between gap-3 rounded-sm',
  'px-2 py-1 text-text no-underline hover:bg-surface-hover aria-[current]:bg-surface-sunken aria-[current]:font-semibold',
)
const chipLook = cx(
  'inline-flex min-h-8.5 items-center gap-2 rounded-control border border-strong',
  'bg-surface-raised px-3 text-s font-semibold text-text no-underline hover:bg-surface-hover',
)

/** Ways to narrow what is shown, each a link with the number of courses behind it. One that would change nothing is left out.
 *  in: courses, how many there are now */
export function CatalogueFilters({ wish, options, courses, language }: Narrowing) {
  const groups = FILTERS.flatMap((name) => {
    const useful = options[name].filter((option) => option.chosen || (option.courses > 0 && option.courses < Math.max(courses, 2)))
    return useful.length > 0 && (useful.length > 1 || name === 'earns' || useful[0]!.chosen) ? [{ name, useful }] : []
  })
  if (groups.length === 0) return null
  return (
    <DrawnOnce as="nav" kind="filters" given={[wish, groups]} aria-label={language.w.catalogue.narrow} className="grid gap-6 text-s">
      {groups.map(({ name, useful }) => (
        <Group key={name} name={name} options={useful} wish={wish} language={language} />
      ))}
    </DrawnOnce>
  )
}

function Group({ name, options, wish, language }: { name: FilterName; options: Option[]; wish: Wish; language: Spoken }) {
  const { w, t } = language
  const link = (option: Option) => (
    <li key={option.value}>
      <a
        href={addressOf(wish, { filters: { [name]: option.chosen ? undefined : option.value } })}
        aria-current={option.chosen || undefined}
        className={optionLook}
      >
        <span>{sayOption(language, name, option)}</span>
        {option.chosen ? (
          <Icon name="x" label={w.catalogue.takeAway} />
        ) : (
          <span className="text-muted tabular-nums">
            <span aria-hidden>{option.courses}</span>
            <span className="sr-only">{`(${t(w.catalogue.courseCount, { courses: option.courses })})`}</span>
          </span>
        )}
      </a>
    </li>
  )
  const most = options.toSorted((a, b) => Number(b.chosen) - Number(a.chosen) || b.courses - a.courses)
  const shown = options.length > SHOWN ? most.slice(0, SHOWN) : options
  return (
    <fieldset>
      <legend className="mb-1 px-2 font-semibold text-muted">{w.catalogue.filterNames[name]}</legend>
      <ul>{shown.map(link)}</ul>
      {options.length > SHOWN && (
        <details>
          <summary className="flex min-h-8 cursor-pointer items-center gap-1.5 px-2 font-semibold text-muted hover:text-text">
            {t(w.catalogue.moreCount, { count: options.length - SHOWN })}
            <Icon name="chevron-down" />
          </summary>
          <ul>{most.slice(SHOWN).map(link)}</ul>
        </details>
      )}
    </fieldset>
  )
}

/** What it is narrowed by now; each chip takes its filter away. */
export function CatalogueChips({ wish, options, language }: Omit<Narrowing, 'courses'>) {
  const { w, t } = language
  const chosen = FILTERS.flatMap((name) =>
    options[name].filter((option) => option.chosen).map((option) => ({ name, words: sayOption(language, name, option) })),
  )
  if (chosen.length === 0) return null
  return (
    <ul aria-label={w.catalogue.narrowedBy} className="flex flex-wrap items-center gap-2">
      {chosen.map(({ name, words }) => (
        <li key={name}>
          <a
            href={addressOf(wish, { filters: { [name]: undefined } })}
            aria-label={t(w.catalogue.removeFilter, { filter: words })}
            className={chipLook}
          >
            {words}
            <Icon name="x" />
          </a>
        </li>
      ))}
      {chosen.length > 1 && (
        <li>
          <a
            href={addressOf({ ...wish, filters: {} })}
            className="inline-flex min-h-8.5 items-center px-2 text-s font-semibold text-accent-text no-underline hover:underline"
          >
            {w.catalogue.removeAll}
          </a>
        </li>
      )}
    </ul>
  )
}
