import type { ReactNode } from 'react'
import { cx } from '../cx.ts'
import { Icon } from './icon.tsx'

/** One file of a picture: its address, width in pixels and media type. */
export interface Rendition { src: string; width: number; type: string }

interface PictureProps {
  /** The same picture in several widths and formats; best format first. */
  renditions: Rendition[]
  width: number
  height: number
  alt: string
  caption?: ReactNode
  /** A few blurred pixels as a data address, shown until the picture has come. */
  placeholder?: string
  /** How wide it is shown, for the browser's choice. */
  sizes?: string
  /** On the first screen: load at once. */
  first?: boolean
  className?: string
}

/** A picture that keeps its place from the first moment and loads in the width and format the screen needs. */
export function Picture(props: PictureProps) {
  const { renditions, width, height, alt, caption, placeholder, sizes = '(min-width: 64rem) 39rem, 100vw', first, className } = props
  const types = [...new Set(renditions.map((rendition) => rendition.type))]
  const srcset = (type: string) => renditions.filter((one) => one.type === type).map((one) => `${one.src} ${one.width}w`).join(', ')
  const fallback = renditions.filter((one) => one.type === types.at(-1)).at(-1)
  return (
    <figure className={cx('grid gap-2', className)}>
      <span className="relative block overflow-clip rounded-md bg-surface-sunken">
        {placeholder && (
          <img src={placeholder} alt="" aria-hidden className="absolute inset-0 size-full scale-110 object-cover blur-lg print:hidden" />
        )}
        <picture>
          {types.slice(0, -1).map((type) => <source key={type} type={type} srcSet={srcset(type)} sizes={sizes} />)}
          <img src={fallback?.src} srcSet={srcset(types.at(-1) ?? '')} sizes={sizes} width={width} height={height} alt={alt}
            loading={first ? 'eager' : 'lazy'} decoding="async" className="relative block h-auto w-full" />
        </picture>
      </span>
      {caption && <figcaption className="text-s leading-base text-muted">{caption}</figcaption>}
    </figure>
  )
}

interface VideoProps {
  title: string
  sources: { src: string; type: string }[]
  captions: { src: string; lang: string; label: string }[]
  poster?: string
  width: number
  height: number
  /** The words of the film, for who reads rather than watches. */
  transcript: { label: string; text: ReactNode }
}

/** A film with the browser's own controls, captions on, and its words to read below. */
export function Video({ title, sources, captions, poster, width, height, transcript }: VideoProps) {
  return (
    <figure className="my-6 grid">
      {/* oxlint-disable-next-line jsx-a11y/media-has-caption -- The captions are the tracks below, one for each language. */}
      <video controls playsInline preload="metadata" aria-label={title} poster={poster} width={width} height={height}
        className="h-auto w-full rounded-md border border-border bg-surface-sunken scheme-dark">
        {sources.map((source) => <source key={source.src} src={source.src} type={source.type} />)}
        {captions.map((track, at) => (
          <track key={track.lang} kind="captions" src={track.src} srcLang={track.lang} label={track.label} default={at === 0} />
        ))}
      </video>
      <figcaption className="text-s leading-base">
        <details className="group border-b border-border">
          <summary className="flex min-h-11 cursor-pointer items-center gap-2 font-semibold text-muted hover:text-text">
            <Icon name="list" />{transcript.label}
            <Icon name="chevron-down" className="ms-auto transition-[rotate] duration-(--quick) group-open:rotate-180" />
          </summary>
          <div className="max-w-measure pb-4 text-m leading-reading">{transcript.text}</div>
        </details>
      </figcaption>
    </figure>
  )
}
