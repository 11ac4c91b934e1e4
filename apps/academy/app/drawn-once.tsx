import { createContext, createElement, useContext, type HTMLAttributes, type ReactNode } from 'react'

/** Draws a part, or hands out what it drew of the same before.
 *  in: what kind of part it is; everything it says, as JSON can tell it apart; the part · out: what stands for its HTML */
export type Draw = (kind: string, given: unknown, part: ReactNode) => string

const Drawing = createContext<Draw | null>(null)
/** Only a server has one: a browser draws each part once anyway. */
export const DrawingOnce = Drawing.Provider

interface DrawnOnceProps extends HTMLAttributes<HTMLElement> {
  as: 'li' | 'div' | 'nav'
  /** What is drawn, in a word: two kinds may be given the same and look different. */
  kind: string
  /** Everything that decides how the part looks, beside the language of the page. Null where it looks so for one person alone. */
  given: unknown
  children: ReactNode
  'data-block'?: string
}

/** A part of a page that looks the same for everybody who is given the same: the server draws it once and keeps its HTML
 *  (infra/decisions/0025). It must not ask the router, the page's data or the clock: nothing but `given` and the language may decide it. */
export function DrawnOnce({ as, kind, given, children, ...rest }: DrawnOnceProps) {
  const draw = useContext(Drawing)
  return draw && given !== null ? createElement(as, { ...rest, dangerouslySetInnerHTML: { __html: draw(kind, given, children) } }) : createElement(as, rest, children)
}
