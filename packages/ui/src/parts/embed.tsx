import { useState, type MouseEvent } from 'react'
import { Icon } from './icon.tsx'
import { OfPage } from './written.tsx'

interface EmbedProps {
  title: string
  url: string
  /** Whose it is and how long, in words. */
  detail: string
  /** Whether it may be shown here at all; otherwise it is only a link. */
  frame: boolean
  words: { show: string; open: string; who: string }
}

/** Something of another site. Nothing of it is asked for before it is pressed, and a sentence says first who will see the visit. Without a
 *  script, and on paper, it is a link. */
export function Embed({ title, url, detail, frame, words }: EmbedProps) {
  const [shown, setShown] = useState(false)
  const onShow = (event: MouseEvent) => {
    if (!frame || event.metaKey || event.ctrlKey || event.shiftKey) return
    event.preventDefault()
    setShown(true)
  }
  if (shown)
    return (
      <iframe src={url} title={title} loading="lazy" allow="fullscreen; picture-in-picture; encrypted-media" allowFullScreen
        sandbox="allow-scripts allow-same-origin allow-presentation allow-popups" referrerPolicy="strict-origin-when-cross-origin"
        className="my-6 aspect-video w-full rounded-md border border-border bg-surface-sunken" />
    )
  return (
    <figure className="my-6 grid gap-3 rounded-md border border-border bg-surface-sunken p-5 print:break-inside-avoid">
      <p className="flex flex-wrap items-baseline justify-between gap-x-4"><b className="text-l">{title}</b><span className="text-s text-muted"><OfPage>{detail}</OfPage></span></p>
      <p className="text-s text-muted print:hidden"><OfPage>{words.who}</OfPage></p>
      <p className="hidden text-s wrap-anywhere print:block">{url}</p>
      <a href={url} target="_blank" rel="noopener" onClick={onShow} className={
        'inline-flex min-h-11 items-center gap-2 justify-self-start rounded-control border border-strong bg-surface-raised px-4.5 py-2 font-semibold ' +
        'leading-tight hover:bg-surface-hover print:hidden'}>
        <Icon name={frame ? 'play' : 'external-link'} /><OfPage>{frame ? words.show : words.open}</OfPage>
      </a>
    </figure>
  )
}
