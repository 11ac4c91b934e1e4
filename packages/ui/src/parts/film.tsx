import { useRef, type ReactNode, type RefObject } from 'react'
import { useAwake } from '../awake.ts'
import { cx } from '../cx.ts'
import { sayTime, speeds, useFilm } from '../film.ts'
import { Button } from './button.tsx'
import { Icon } from './icon.tsx'
import { OfPage } from './written.tsx'

/** How the parts around a film or recording are called. */
export interface FilmWords {
  transcript: string
  /** The lines of its captions, as places to go to. */
  lines: string
  speed: string
  /** What happened, and what to do instead. */
  failed: string
  again: string
  /** Where it goes on, given as minutes and seconds. */
  goesOn: (time: string) => string
}

interface FilmProps {
  title: string
  src: string
  type: string
  /** Where it goes on. */
  second: number
  transcript: ReactNode
  words: FilmWords
}

interface VideoProps extends FilmProps {
  captions: { src: string; lang: string; label: string }[]
  poster?: string
  width: number
  height: number
}

/** A film with the browser's own controls, captions as this person had them last, its speed, and its words: as a text, and line by line
 *  as places to go to. Where it does not load, a sentence says so and the words are open. On paper only the words are left. */
export function Video({ captions, poster, width, height, ...film }: VideoProps) {
  const ref = useRef<HTMLVideoElement>(null)
  return (
    <Film {...film} film={ref}>
      {/* oxlint-disable-next-line jsx-a11y/media-has-caption -- The captions are the tracks below, one for each language. */}
      <video ref={ref} controls playsInline preload="metadata" aria-label={film.title} poster={poster} width={width} height={height}
        className="h-auto w-full rounded-md border border-border bg-surface-sunken scheme-dark print:hidden">
        <source src={at(film)} type={film.type} />
        {captions.map((track, place) => (
          <track key={track.lang} kind="captions" src={track.src} srcLang={track.lang} label={track.label} default={place === 0} />
        ))}
      </video>
    </Film>
  )
}

/** A recording, with the same around it. */
export function Sound(film: FilmProps) {
  const ref = useRef<HTMLAudioElement>(null)
  return (
    <Film {...film} film={ref} lead={<p className="mb-2 flex items-center gap-2 font-[650]"><Icon name="volume-2" className="text-muted" />{film.title}</p>}>
      {/* oxlint-disable-next-line jsx-a11y/media-has-caption -- Its words stand below. */}
      <audio ref={ref} controls preload="metadata" aria-label={film.title} className="h-12 w-full print:hidden">
        <source src={at(film)} type={film.type} />
      </audio>
    </Film>
  )
}

const at = ({ src, second }: FilmProps) => (second > 0 ? `${src}#t=${second}` : src)

function Film({ film, title, second, transcript, words, lead, children }:
  FilmProps & { film: RefObject<HTMLMediaElement | null>; lead?: ReactNode; children: ReactNode }) {
  const awake = useAwake()
  const { speed, lines, failed, choose, again, goTo } = useFilm(film)
  return (
    <figure className="my-6 grid text-m">
      {lead ?? <p className="hidden font-[650] print:block">{title}</p>}
      {children}
      <figcaption className="text-s leading-base">
        {failed && (
          <div role="alert" className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-2 rounded-sm bg-danger-wash px-4 py-3 print:hidden">
            <span className="flex min-w-0 flex-1 basis-64 gap-2.5"><Icon name="unplug" className="mt-[0.2em] text-danger-text" /><OfPage>{words.failed}</OfPage></span>
            <Button type="button" size="s" icon="refresh-cw" onClick={again}><OfPage>{words.again}</OfPage></Button>
          </div>
        )}
        <div className="flex min-h-11 flex-wrap items-center gap-x-4 border-b border-border print:hidden">
          {second > 0 && <span className="text-muted tabular-nums"><OfPage>{words.goesOn(sayTime(second))}</OfPage></span>}
          {awake && (
            <label className="ms-auto flex items-center gap-2 text-muted">
              <OfPage>{words.speed}</OfPage>
              <select value={speed} onChange={(event) => choose(Number(event.target.value))}
                className="min-h-8.5 rounded-sm border border-strong bg-surface-raised px-2 text-text tabular-nums">
                {[...new Set([...speeds, speed])].sort((a, b) => a - b).map((rate) => <option key={rate} value={rate}>{rate}×</option>)}
              </select>
            </label>
          )}
        </div>
        {lines.length > 0 && (
          <Fold label={words.lines} icon="captions">
            <ol className="max-h-72 overflow-auto">
              {lines.map((line) => (
                <li key={line.second}>
                  <button type="button" onClick={() => goTo(line.second)} aria-current={line.now || undefined} className={cx(
                    'flex min-h-9 w-full cursor-pointer gap-3 rounded-sm px-2 py-1.5 text-start hover:bg-surface-hover',
                    'aria-[current]:bg-accent-wash aria-[current]:font-[650] focus-visible:-outline-offset-2')}>
                    <span className="flex-none text-muted tabular-nums">{sayTime(line.second)}</span><span>{line.text}</span>
                  </button>
                </li>
              ))}
            </ol>
          </Fold>
        )}
        <Fold label={words.transcript} icon="list" open={failed || undefined} printed>
          <div dir="auto" className="max-w-measure pb-4 text-m leading-reading whitespace-pre-line">{transcript}</div>
        </Fold>
      </figcaption>
    </figure>
  )
}

function Fold({ label, icon, open, printed, children }:
  { label: string; icon: 'list' | 'captions'; open?: boolean; printed?: boolean; children: ReactNode }) {
  return (
    <details open={open} className={cx('group border-b border-border', printed ? 'print:border-0' : 'print:hidden')}>
      <summary className="flex min-h-11 cursor-pointer items-center gap-2 font-semibold text-muted hover:text-text print:hidden">
        <Icon name={icon} /><OfPage>{label}</OfPage>
        <Icon name="chevron-down" className="ms-auto transition-[rotate] duration-(--quick) group-open:rotate-180" />
      </summary>
      {children}
    </details>
  )
}
