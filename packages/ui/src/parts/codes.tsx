import type { ReactNode } from 'react'

/** Codes to copy or print, in two columns where there is room. */
export function CodeList({ label, codes }: { label: string; codes: readonly string[] }) {
  return (
    <ol
      aria-label={label}
      className="grid gap-x-10 gap-y-1.5 rounded-md border border-strong bg-surface-raised px-5 py-4 font-code sm:grid-cols-2 print:border-0 print:px-0"
    >
      {codes.map((code) => (
        <li key={code} className="tabular-nums tracking-[0.02em] select-all">
          <bdi dir="ltr">{code}</bdi>
        </li>
      ))}
    </ol>
  )
}

/** How far something long has come, with its words beside it. */
export function Progress({ label, done, all, children }: { label: string; done: number; all: number; children: ReactNode }) {
  return (
    <div className="grid gap-2">
      <progress aria-label={label} value={all > 0 ? done : undefined} max={all > 0 ? all : undefined} className="progress-bar" />
      <p className="text-s text-muted">{children}</p>
    </div>
  )
}
