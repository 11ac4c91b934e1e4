import { useEffect, useId, useRef, type ReactNode } from 'react'
import { cx } from '../cx.ts'
import { Icon } from './icon.tsx'

interface DialogProps {
  title: ReactNode
  /** Spoken name of the way out. */
  closeLabel: string
  onClose: () => void
  /** As large as the window. */
  full?: boolean
  /** Beside the title. */
  tools?: ReactNode
  children: ReactNode
}

/** Something that is looked at before going on, over the page. The browser keeps the keyboard inside, closes it by Escape, and gives the
 *  focus back to where it was. Shown while it is rendered. */
export function Dialog({ title, closeLabel, onClose, full, tools, children }: DialogProps) {
  const ref = useRef<HTMLDialogElement>(null)
  const id = useId()
  useEffect(() => {
    const dialog = ref.current
    if (dialog && !dialog.open) dialog.showModal()
  }, [])
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/click-events-have-key-events -- a press beside it closes it too; the keyboard has Escape
    <dialog
      ref={ref}
      aria-labelledby={id}
      onClose={onClose}
      onClick={(event) => event.target === ref.current && ref.current?.close()}
      className={cx('m-auto flex-col overflow-hidden border border-strong bg-surface-raised p-0 text-text shadow-pop open:flex',
        'backdrop:bg-[oklch(0.15_0_0/0.6)] print:hidden',
        full ? 'h-dvh max-h-none w-dvw max-w-none border-0' : 'w-[min(34rem,calc(100vw-2rem))] max-h-[calc(100dvh-2rem)] rounded-md')}
    >
      <div className="flex min-h-14 flex-none items-center gap-3 border-b border-border ps-5 pe-2">
        <h2 id={id} className={cx('min-w-0 flex-1 font-text text-m leading-close font-[650]', full && 'one-line')}>{title}</h2>
        {tools}
        <form method="dialog">
          <button aria-label={closeLabel} title={closeLabel} className="grid size-11 cursor-pointer place-items-center rounded-control hover:bg-surface-hover">
            <Icon name="x" className="text-[1.25rem]" />
          </button>
        </form>
      </div>
      {children}
    </dialog>
  )
}
