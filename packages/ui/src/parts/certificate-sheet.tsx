import type { ReactNode } from 'react'
import { cx } from '../cx.ts'

interface SheetProps {
  /** Which of the two designs the academy's face has. */
  face: 'archivo' | 'newsreader'
  /** The drawing that belongs to its number. */
  art: string
  mark: ReactNode
  academy: string
  tagline: string
  /** "This certifies that" */
  certifies: string
  holder: string
  /** After the name: "holds". */
  certification: string
  statement: string
  skills: readonly string[]
  facts: readonly { term: string; value: string; code?: boolean }[]
  /** What does not count any more is seen not to. */
  over?: boolean
}

/** A certificate as it looks on paper, at whatever size its place has: all of it is set in parts of its own width. It says nothing that the
 *  page around it does not say in words, so it is not spoken. */
export function CertificateSheet({ face, art, mark, academy, tagline, certifies, holder, certification, statement, skills, facts, over }: SheetProps) {
  return (
    <figure aria-hidden className="sheet-place">
      <div className={cx('sheet', face === 'archivo' ? 'sheet-drawn' : 'sheet-arched', over && 'grayscale')}>
        <div className="sheet-art"><img src={art} alt="" /></div>
        <div className="sheet-body">
          <p className="sheet-academy">{mark}<span><b dir="auto">{academy}</b><small dir="auto">{tagline}</small></span></p>
          <p className="sheet-word">{certifies}</p>
          <p className="sheet-holder" dir="auto">{holder}</p>
          <p className="sheet-what" dir="auto">{certification}</p>
          <p className="sheet-statement" dir="auto">{statement}</p>
          <ul className="sheet-skills">{skills.slice(0, 4).map((skill) => <li key={skill} dir="auto">{skill}</li>)}</ul>
        </div>
        <dl className="sheet-facts">
          {facts.map(({ term, value, code }) => <div key={term}><dt>{term}</dt><dd className={code ? 'font-code' : undefined} dir="auto">{value}</dd></div>)}
        </dl>
      </div>
    </figure>
  )
}
