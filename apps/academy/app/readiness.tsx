import type { SkillReadiness } from '@stoa/domain/learning'
import { SkillBands, TextLink, type SkillBand } from '@stoa/ui'
import { paths } from './paths.ts'
import { count } from './words.ts'

const levels = { unknown: 0, 'not-yet': 1, nearly: 2, ready: 3 } as const
const said = { unknown: 'Not enough answers yet', 'not-yet': 'Not yet', nearly: 'Nearly', ready: 'Ready' } as const

/** How ready somebody is, skill by skill: the band, what it rests on, and the lessons that would raise it. */
export function Readiness({ course, skills }: { course: string; skills: SkillReadiness[] }) {
  return <SkillBands bands={skills.map((skill) => bandOf(course, skill))} />
}

function bandOf(course: string, { skill, title, band, answered, right, missing, left, read }: SkillReadiness): SkillBand {
  const links = (places: SkillReadiness['read']) =>
    places.slice(0, 3).map((place) => (
      <TextLink key={place.lesson_slug} href={paths.lesson(course, place.lesson_slug, place.block_slug)} className="me-4">
        {place.lesson_title}
      </TextLink>
    ))
  return {
    id: skill,
    title,
    level: levels[band],
    said: missing === null ? 'Too few questions to say' : said[band],
    because: becauseOf(answered, right, missing, left),
    more: (read.length > 0 || (missing !== 0 && left.checks.length > 0)) && (
      <>
        {missing !== null && missing > 0 && left.checks.length > 0 && (
          <p>
            <span className="text-muted">Questions inside lessons:</span> {links(left.checks)}
          </p>
        )}
        {read.length > 0 && (
          <p>
            <span className="text-muted">Worth another look:</span> {links(read)}
          </p>
        )}
      </>
    ),
  }
}

/** What the band rests on, and what would make it say something: never more than there is to answer. */
function becauseOf(answered: number, right: number, missing: number | null, left: SkillReadiness['left']): string {
  const rests = answered === 0 ? 'Nothing answered in the last ninety days.' : `${right} of ${count(answered, 'question')} right, at the last answer to each.`
  if (missing === null) return `${answered === 0 ? '' : `${rests} `}This course has too few questions of this skill to say how ready you are.`
  if (missing === 0) return rests
  const where = [left.practice > 0 && 'in practice', left.checks.length > 0 && 'inside lessons'].filter(Boolean).join(' or ')
  const wanted = answered === 0 ? count(missing, 'answer') : `${missing} more, to ${missing === 1 ? 'another question' : 'other questions'},`
  return `${rests} ${wanted} would say something, ${where}.`
}
