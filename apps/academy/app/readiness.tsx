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

function bandOf(course: string, { skill, title, band, answered, right, missing, read }: SkillReadiness): SkillBand {
  return {
    id: skill,
    title,
    level: levels[band],
    said: said[band],
    because: becauseOf(answered, right, missing),
    more: read.length > 0 && (
      <>
        <span className="text-muted">Worth another look:</span>{' '}
        {read.slice(0, 3).map((place) => (
          <TextLink key={place.lesson_slug} href={paths.lesson(course, place.lesson_slug, place.block_slug)} className="me-4">
            {place.lesson_title}
          </TextLink>
        ))}
      </>
    ),
  }
}

function becauseOf(answered: number, right: number, missing: number): string {
  if (answered === 0) return `Nothing answered in the last ninety days. ${count(missing, 'answer')} would say something.`
  const rests = `${right} of ${count(answered, 'question')} right, at the last answer to each`
  return missing > 0 ? `${rests}. ${missing} more would say something.` : `${rests}.`
}
