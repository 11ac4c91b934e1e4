import { useEffect, useRef, useState } from 'react'
import { useAwake } from '../awake.ts'
import { Icon } from './icon.tsx'
import { CodeText } from './prose.tsx'
import { usePageTongue } from './written.tsx'

/** How the parts around code are called. */
export interface CodeWords { copy: string; copied: string; region: string }

/** Code as it was written: coloured when it was published, copied by one press, moved by arrow keys where a line is too long.
 *  in: language by the name that readers know, empty for plain text; html from our own renderer */
export function CodeBlock({ title, language, html, words }: { title: string | null; language: string; html: string; words: CodeWords }) {
  const awake = useAwake()
  const page = usePageTongue()
  const [copied, setCopied] = useState(false)
  const text = useRef<HTMLPreElement>(null)
  useEffect(() => {
    if (!copied) return
    const over = setTimeout(() => setCopied(false), 2500)
    return () => clearTimeout(over)
  }, [copied])
  return (
    <figure className="my-6 overflow-clip rounded-md border border-border bg-surface-raised">
      <figcaption className="flex min-h-11 items-center gap-3 border-b border-border py-1 ps-4 pe-1.5 text-s">
        {title && <b className="min-w-0 leading-close">{title}</b>}
        {language && <span className="text-xs text-muted">{language}</span>}
        {awake && (
          <button type="button" onClick={() => void copy(text.current!).then(setCopied)} className={
            'ms-auto inline-flex min-h-8.5 cursor-pointer items-center gap-1.5 rounded-control px-2.5 font-semibold hover:bg-surface-hover print:hidden'}>
            <Icon name={copied ? 'check' : 'copy'} /><span aria-live="polite" {...page}>{copied ? words.copied : words.copy}</span>
          </button>
        )}
      </figcaption>
      <CodeText ref={text} html={html} label={title ?? words.region} />
    </figure>
  )
}

// Only pages that came encrypted may use the clipboard; the old way works everywhere and needs the text to be selected.
async function copy(element: HTMLElement): Promise<boolean> {
  if (navigator.clipboard) return navigator.clipboard.writeText(element.textContent ?? '').then(() => true, () => false)
  getSelection()?.selectAllChildren(element)
  const done = document.execCommand('copy')
  getSelection()?.removeAllRanges()
  return done
}
