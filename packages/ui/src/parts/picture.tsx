import type { ReactNode } from 'react'
import { cx } from '../cx.ts'

/** One file of a picture: its address, width in pixels and media type. */
export interface Rendition { src: string; width: number; type: string }

/** What a picture is made of. */
export interface PictureProps {
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
  /** Over the picture, such as a way to see it larger. */
  over?: ReactNode
  className?: string
}

/** A picture that keeps its place from the first moment and loads in the width and format the screen needs. */
export function Picture(props: PictureProps) {
  const { renditions, width, height, alt, caption, placeholder, sizes = '(min-width: 64rem) 39rem, 100vw', first, over, className } = props
  const types = [...new Set(renditions.map((rendition) => rendition.type))]
  const srcset = (type: string) => renditions.filter((one) => one.type === type).map((one) => `${one.src} ${one.width}w`).join(', ')
  const fallback = renditions.filter((one) => one.type === types.at(-1)).at(-1)
  return (
    <figure className={cx('grid gap-2 print:break-inside-avoid', className)}>
      <span className="group relative block overflow-clip rounded-md bg-surface-sunken">
        {placeholder && (
          <img src={placeholder} alt="" aria-hidden className="absolute inset-0 size-full scale-110 object-cover blur-lg print:hidden" />
        )}
        <picture>
          {types.slice(0, -1).map((type) => <source key={type} type={type} srcSet={srcset(type)} sizes={sizes} />)}
          <img src={fallback?.src} srcSet={srcset(types.at(-1) ?? '')} sizes={sizes} width={width} height={height} alt={alt}
            loading={first ? 'eager' : 'lazy'} decoding="async" className="relative block h-auto w-full" />
        </picture>
        {over}
      </span>
      {caption && <figcaption className="text-s leading-base text-muted">{caption}</figcaption>}
    </figure>
  )
}
