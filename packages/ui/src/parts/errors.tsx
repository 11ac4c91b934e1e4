import type { MouseEvent } from 'react'
import { Icon } from './icon.tsx'

/** What stopped a form, first thing in it. Focus comes here after a refusal, from whoever shows it; without JavaScript the
 *  browser puts it here. Each line leads to its field.
 *  in: title, such as "Two things to correct"; errors in the order of the form, id as the field's; href, where the way on is another page,
 *      with what is to be done before it opens */
export function ErrorSummary({ title, errors, id = 'errors' }: { title: string; errors: { id: string; message: string; href?: string; onFollow?: () => void }[]; id?: string }) {
  if (errors.length === 0) return null
  return (
    // oxlint-disable-next-line jsx-a11y/no-autofocus -- Without JavaScript the page is new, and this is what it has to say.
    <div role="alert" id={id} tabIndex={-1} autoFocus
      className="grid grid-cols-[1.25rem_minmax(0,1fr)] gap-x-3 rounded-md border border-danger bg-danger-wash p-4">
      <Icon name="octagon-alert" className="mt-[0.2em] text-[1.125rem] text-danger-text" />
      <h2 className="font-text text-m font-[650] leading-base tracking-normal">{title}</h2>
      <ul className="col-start-2 mt-1 grid gap-0.5">
        {errors.map((error) => (
          <li key={error.id}>
            <a href={error.href ?? `#${error.id}`} onClick={error.href ? error.onFollow : toField} className="inline-block min-h-6 underline text-danger-text">{error.message}</a>
          </li>
        ))}
      </ul>
    </div>
  )
}

// Without leaving: another address, be it by its # alone, would take what was refused off the page.
function toField(event: MouseEvent<HTMLAnchorElement>) {
  const place = document.getElementById(event.currentTarget.hash.slice(1))
  if (!place) return
  event.preventDefault()
  const field = place.matches(CONTROLS) || place.hasAttribute('tabindex') ? place : (place.querySelector<HTMLElement>(CONTROLS) ?? place)
  field.scrollIntoView({ block: 'center' })
  field.focus()
}

const CONTROLS = 'input:not([type=hidden]), select, textarea, button'
