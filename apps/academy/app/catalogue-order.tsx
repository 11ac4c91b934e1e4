import type { Order, Wish } from '@stoa/domain/credentials'
import { cx } from '@stoa/ui'
import { addressOf } from './catalogue-address.ts'
import { useLanguage } from './language.tsx'
import './finding-words.ts'

const look = cx(
  'inline-flex min-h-8 items-center rounded-sm px-2 text-muted',
  'no-underline hover:bg-surface-hover hover:text-text aria-[current]:font-semibold aria-[current]:text-text aria-[current]:underline',
)

/** In which order courses come, each a link. Of one or two there is nothing to sort. */
export function CatalogueOrder({ wish, courses }: { wish: Wish; courses: number }) {
  const { catalogue: w } = useLanguage().w
  if (courses < 3) return null
  const orders: Order[] = [wish.typed.trim() === '' ? 'academy' : 'best', 'short', 'new', 'title']
  return (
    <nav aria-label={w.sort} className="flex flex-wrap items-center gap-x-1 text-s">
      {orders.map((order) => (
        <a
          key={order}
          href={addressOf(wish, { order })}
          aria-current={order === wish.order || undefined}
          className={look}
        >
          {w.orders[order]}
        </a>
      ))}
    </nav>
  )
}
