import { useEffect, useRef, type ReactNode, type RefObject } from 'react'
import { cx } from '../cx.ts'
import { Icon } from './icon.tsx'

/** One column: its head, what it shows of a row, and on which side. */
export interface Column<T> {
  /** Also shown before the value where rows are stacked. */
  head: string
  cell: (row: T) => ReactNode
  /** `end` for numbers and for what closes a row. */
  align?: 'start' | 'end'
  /** A width, as utilities: several tables of one page then have their columns in the same places. The first column takes what is left. */
  width?: string
}

interface TableProps<T> {
  /** What the rows are, for who cannot see the page around them. */
  caption: string
  columns: Column<T>[]
  rows: readonly T[]
  keyOf: (row: T) => string
  /** The row that a side panel speaks of. */
  selected?: (row: T) => boolean
}

/** Dense rows for people who work in lists; the first column names the row. On a phone each row becomes a short stack. */
export function Table<T>({ caption, columns, rows, keyOf, selected }: TableProps<T>) {
  const table = useRef<HTMLTableElement>(null)
  useRolesWhenStacked(table)
  return (
    <table ref={table} className={cx('w-full border-collapse text-s max-sm:block', columns.some((column) => column.width) && 'table-fixed')}>
      <caption className="sr-only">{caption}</caption>
      <thead className="max-sm:sr-only">
        <tr>
          {columns.map((column) => (
            <th key={column.head} scope="col" className={cx(headClass, column.width, endClass(column))}>{column.head}</th>
          ))}
        </tr>
      </thead>
      <tbody className="max-sm:block">
        {rows.map((row) => (
          <tr key={keyOf(row)} className={cx(rowClass, selected?.(row) && selectedClass)}>
            {columns.map((column, at) => at === 0
              ? <th key={column.head} scope="row" className={nameClass}>{column.cell(row)}</th>
              : (
                <td key={column.head} className={cx(cellClass, endClass(column))}>
                  <span aria-hidden className="text-muted sm:hidden">{column.head}</span>
                  <span className="max-sm:text-end">{column.cell(row)}</span>
                </td>
              ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const ROLES = { table: 'table', thead: 'rowgroup', tbody: 'rowgroup', tr: 'row', 'th[scope=col]': 'columnheader', 'th[scope=row]': 'rowheader', td: 'cell' }

/** A table that is shown as blocks is none to some screen readers: there roles say what its elements say elsewhere by themselves. */
function useRolesWhenStacked(table: RefObject<HTMLTableElement | null>) {
  useEffect(() => {
    const sayWhatItIs = () => {
      const at = table.current!
      if (getComputedStyle(at).display !== 'block') return
      for (const [element, role] of Object.entries(ROLES)) for (const one of element === 'table' ? [at] : at.querySelectorAll(element)) one.setAttribute('role', role)
    }
    sayWhatItIs()
    addEventListener('resize', sayWhatItIs)
    return () => removeEventListener('resize', sayWhatItIs)
  })
}

const headClass = 'border-b border-strong py-2 pe-3 text-start text-xs font-semibold whitespace-nowrap text-muted'
const selectedClass = 'bg-surface-sunken shadow-[inset_0_-2px_0_var(--accent)] forced-colors:outline-2 forced-colors:-outline-offset-2'
const rowClass = 'border-b border-border hover:bg-surface-hover max-sm:grid max-sm:gap-0.5 max-sm:py-3'
const nameClass = 'py-2 pe-3 text-start align-baseline font-semibold max-sm:min-w-0 max-sm:py-0'
const cellClass = 'py-2 pe-3 align-baseline max-sm:flex max-sm:justify-between max-sm:gap-4 max-sm:p-0'

function endClass<T>(column: Column<T>): string {
  return column.align === 'end' ? 'sm:ps-3 sm:text-end sm:not-last:pe-3 sm:last:pe-0' : ''
}

/** Names and what they stand for, in two columns. `code` is for what a machine reads too, such as a serial. */
export function DefinitionList({ items }: { items: { term: ReactNode; value: ReactNode; code?: boolean }[] }) {
  return (
    <dl className="grid grid-cols-[minmax(5rem,auto)_minmax(0,1fr)] gap-x-5 gap-y-2">
      {items.map((item, at) => (
        <div key={at} className="col-span-2 grid grid-cols-subgrid items-baseline">
          <dt className="text-s text-muted">{item.term}</dt>
          <dd className={cx('font-semibold', item.code && 'font-code text-[0.94em] tracking-[-0.015em]')}>{item.value}</dd>
        </div>
      ))}
    </dl>
  )
}

interface Way { href: string; label: string }

/** On to older or back to newer rows of a list that knows no page numbers. A side without rows has no link. */
export function Pager({ label, newer, older }: { label: string; newer?: Way; older?: Way }) {
  const link = 'inline-flex min-h-11 items-center gap-2 font-semibold text-accent-text no-underline hover:underline'
  if (!newer && !older) return null
  return (
    <nav aria-label={label} className="flex justify-between gap-4 py-3 text-s print:hidden">
      {newer ? <a rel="prev" href={newer.href} className={link}><Icon name="arrow-left" />{newer.label}</a> : <span />}
      {older && <a rel="next" href={older.href} className={link}>{older.label}<Icon name="arrow-right" /></a>}
    </nav>
  )
}
