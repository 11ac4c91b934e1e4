import type { ReactNode } from 'react'
import { TextLink } from './button.tsx'
import { Key } from './choices.tsx'
import { Dialog } from './dialog.tsx'

/** What the keys of a page do.  in: setting, what switches them on and off; more, where the rest of the page is explained */
export function KeysHelp({ title, closeLabel, keys, setting, more, onClose }: {
  title: string
  closeLabel: string
  keys: { key: string; does: string }[]
  setting?: ReactNode
  more?: { href: string; label: string } | undefined
  onClose: () => void
}) {
  return (
    <Dialog title={title} closeLabel={closeLabel} onClose={onClose}>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] items-center gap-x-5 gap-y-3 overflow-auto p-5">
        {keys.map(({ key, does }) => (
          <div key={key} className="col-span-2 grid grid-cols-subgrid items-center">
            <dt><span className="sr-only">{key}</span><Key>{key}</Key></dt><dd>{does}</dd>
          </div>
        ))}
      </dl>
      {setting && <div className="border-t border-border px-5 py-3">{setting}</div>}
      {more && <p className="border-t border-border px-5 py-3"><TextLink href={more.href} target="_blank" arrow>{more.label}</TextLink></p>}
    </Dialog>
  )
}
