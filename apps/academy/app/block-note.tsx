import { Button, ButtonLink, MarginNote, Notice, TextArea, ToolLink } from '@stoa/ui'
import type { PageWords } from '@stoa/words'
import { useEffect, useState, type FormEvent } from 'react'
import { useLanguage } from './language.tsx'
import { sendNote, type NoteSent } from './note-sending.ts'
import { paths } from './paths.ts'
import { holdUnsaved } from './unsaved-notes.ts'

interface BlockNoteProps {
  course: string
  lesson: string
  block: string
  person: string
  note: { text: string; edit: number } | null
  open: boolean
  onOpen: (open: boolean) => void
  words: PageWords['notes']
}

/** A reader's note at a block: shown as it was written, and written in place. Without JavaScript its link leads to a page that does the same. */
export function BlockNote({ course, lesson, block, person, note, open, onOpen, words }: BlockNoteProps) {
  const [kept, setKept] = useState(note)
  const [typed, setTyped] = useState(note?.text ?? '')
  const [sent, setSent] = useState<NoteSent | 'sending' | null>(null)
  const dirty = open && typed.trim() !== (kept?.text ?? '')
  useEffect(() => {
    if (!dirty) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [dirty])
  // Whoever presses “Note” means to write.
  useEffect(() => {
    if (open) document.getElementById(`note-${block}`)?.focus()
  }, [open, block])
  const save = async (edit: number) => {
    setSent('sending')
    const answer = await sendNote({ course, lesson, block, person }, typed, edit)
    setSent(answer)
    if (answer.is !== 'kept') return false
    setKept(answer.edit > 0 ? { text: typed.trim(), edit: answer.edit } : null)
    onOpen(false)
    return true
  }
  // Whoever goes on to another lesson takes the note along: it is saved as by its button, and a stale one is not.
  useEffect(() => (dirty ? holdUnsaved(`note-${block}`, () => save(kept?.edit ?? 0)) : undefined))
  const takeOther = (other: { kept: string; edit: number }) => {
    setKept(other.edit > 0 ? { text: other.kept, edit: other.edit } : null)
    setTyped(other.kept)
    setSent(null)
    onOpen(false)
  }
  if (!open)
    return kept ? (
      <MarginNote label={words.yourNote} text={kept.text}>
        <ToolLink icon="pencil" href={paths.noteAt(course, lesson, block)} data-tool="note" onClick={(event) => (event.preventDefault(), onOpen(true))}>
          {words.change}
        </ToolLink>
      </MarginNote>
    ) : null
  const stale = sent && sent !== 'sending' && sent.is === 'stale' ? sent : null
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    void save(stale ? stale.edit : (kept?.edit ?? 0))
  }
  return (
    <form onSubmit={onSubmit} className="mt-3 grid gap-3 text-m leading-base">
      {stale && (
        <Notice tone="warn">
          <b>{words.changedSince}</b>
          <p className="mt-1 whitespace-pre-wrap">{stale.kept || words.takenAway}</p>
        </Notice>
      )}
      <TextArea
        id={`note-${block}`}
        name="text"
        label={stale ? words.typedHere : words.yourNote}
        hint={words.howPrivate}
        value={typed}
        dir="auto"
        onChange={(event) => setTyped(event.currentTarget.value)}
        error={sent && sent !== 'sending' ? troubleOf(sent, words) : undefined}
      />
      <div className="flex flex-wrap gap-2">
        <Button size="s" disabled={sent === 'sending'}>{stale ? words.keepMine : words.save}</Button>
        <Button
          type="button"
          size="s"
          look="bare"
          onClick={() => (stale ? takeOther(stale) : (setTyped(kept?.text ?? ''), setSent(null), onOpen(false)))}
        >
          {stale ? words.takeOther : words.leaveAsItWas}
        </Button>
        {sent !== 'sending' && sent?.is === 'signed-out' && <SignInBeside to={paths.lesson(course, lesson, block)} />}
      </div>
    </form>
  )
}

/** To another tab, so that what is typed stays on this page. */
function SignInBeside({ to }: { to: string }) {
  const { common } = useLanguage().w
  return <ButtonLink href={paths.signIn(to)} target="_blank" size="s">{common.signIn}</ButtonLink>
}

function troubleOf(sent: NoteSent, words: PageWords['notes']): string | undefined {
  if (sent.is === 'refused') return sent.sentence ?? words.notKept
  if (sent.is === 'lost') return words.noAnswer
  if (sent.is === 'signed-out') return words.signedOut
  return undefined
}
