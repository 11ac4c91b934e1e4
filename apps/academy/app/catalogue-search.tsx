/* oxlint-disable jsx-a11y/prefer-tag-over-role -- `search` is not known to every browser yet; the role is. */
import type { Wish } from '@stoa/domain/credentials'
import { useNavigate } from '@remix-run/react'
import { Button, Icon, Key } from '@stoa/ui'
import { useEffect, useRef } from 'react'
import { addressOf } from './catalogue-address.ts'
import { useLanguage } from './language.tsx'
import { paths } from './paths.ts'
import { SEARCH_ID } from './search-key.ts'
import './finding-words.ts'

const PAUSE_MS = 180

/** The field that everything begins with. It is a form that works by itself; with JavaScript results come while one types, and the address keeps up:
 *  the first letter makes a new page of history, the others do not. */
export function CatalogueSearch({ wish }: { wish: Wish }) {
  const field = useRef<HTMLInputElement>(null)
  const later = useRef<ReturnType<typeof setTimeout>>(undefined)
  const navigate = useNavigate()
  const { catalogue: w } = useLanguage().w
  // Going back changes the words in the field, unless somebody is typing there.
  useEffect(() => {
    if (field.current && document.activeElement !== field.current) field.current.value = wish.typed
  }, [wish.typed])
  useEffect(() => () => clearTimeout(later.current), [])
  const search = (typed: string) => {
    clearTimeout(later.current)
    const to = addressOf({ ...wish, order: wish.typed.trim() === '' || typed.trim() === '' ? (typed.trim() === '' ? 'academy' : 'best') : wish.order }, { typed })
    if (to !== location.pathname + location.search) navigate(to, { replace: wish.typed !== '' && typed !== '', preventScrollReset: true })
  }
  return (
    <form
      role="search"
      action={paths.catalogue()}
      className="flex max-w-column gap-3"
      onSubmit={(event) => {
        event.preventDefault()
        search(field.current!.value)
      }}
    >
      <label htmlFor={SEARCH_ID} className="sr-only">
        {w.search}
      </label>
      <span className="relative grid flex-1 items-center">
        <Icon name="search" className="pointer-events-none absolute start-4 text-l text-muted" />
        <input
          ref={field}
          id={SEARCH_ID}
          name="q"
          type="search"
          defaultValue={wish.typed}
          placeholder={w.example}
          autoComplete="off"
          enterKeyHint="search"
          spellCheck
          maxLength={200}
          className="min-h-14 w-full rounded-sm border border-strong bg-surface-raised ps-12 pe-4 text-l text-text placeholder:text-faint hover:border-text"
          onChange={(event) => {
            const { value } = event.target
            clearTimeout(later.current)
            later.current = setTimeout(() => search(value), PAUSE_MS)
          }}
        />
        <Key className="pointer-events-none absolute end-4 max-sm:hidden [input:focus~&]:hidden [input:not(:placeholder-shown)~&]:hidden">/</Key>
      </span>
      {Object.entries(wish.filters).map(([name, value]) => value && <input key={name} type="hidden" name={name} value={value} />)}
      <Button look="go" size="l" className="max-sm:px-4">
        <span className="max-sm:sr-only">{w.go}</span>
        <Icon name="search" className="sm:hidden" />
      </Button>
    </form>
  )
}
