import type { SkillReadiness } from '@stoa/domain/learning'
import { SkillBands, TextLink, type SkillBand } from '@stoa/ui'
import { AsWritten } from './as-written.tsx'
import { useLanguage } from './language.tsx'
import { paths } from './paths.ts'
import type { Spoken } from './spoken.ts'
import './exam-words.ts'

const levels = { unknown: 0, 'not-yet': 1, nearly: 2, ready: 3 } as const
const said = { unknown: 'bandUnknown', 'not-yet': 'bandNotYet', nearly: 'bandNearly', ready: 'bandReady' } as const

/** How ready somebody is, skill by skill: the band, what it rests on, and the lessons that would raise it. */
export function Readiness({ course, skills }: { course: string; skills: SkillReadiness[] }) {
  const language = useLanguage()
  return <SkillBands bands={skills.map((skill) => bandOf(language, course, skill))} />
}

function bandOf(language: Spoken, course: string, readiness: SkillReadiness): SkillBand {
  const { practice: w, result } = language.w
  const { skill, title, band, missing, left, read } = readiness
  const links = (places: SkillReadiness['read']) =>
    places.slice(0, 3).map((place) => (
      <TextLink key={place.lesson_slug} href={paths.lesson(course, place.lesson_slug, place.block_slug)} className="me-4">
        <AsWritten>{place.lesson_title}</AsWritten>
      </TextLink>
    ))
  return {
    id: skill,
    title: <AsWritten>{title}</AsWritten>,
    level: levels[band],
    said: missing === null ? w.tooFew : w[said[band]],
    because: becauseOf(language, readiness),
    more: (read.length > 0 || (missing !== 0 && left.checks.length > 0)) && (
      <>
        {missing !== null && missing > 0 && left.checks.length > 0 && (
          <p>
            <span className="text-muted">{w.inLessons}</span> {links(left.checks)}
          </p>
        )}
        {read.length > 0 && (
          <p>
            <span className="text-muted">{result.lookAgain}</span> {links(read)}
          </p>
        )}
      </>
    ),
  }
}

/** What the band rests on, and what would make it say something: never more than there is to answer. */
function becauseOf({ w: { practice: w }, t }: Spoken, { answered, right, missing, left }: SkillReadiness): string {
  const rests = answered === 0 ? w.nothingLately : t(w.restsOn, { right, answered })
  if (missing === null) return answered === 0 ? w.tooFewWhy : `${rests} ${w.tooFewWhy}`
  if (missing === 0) return rests
  const where = left.checks.length === 0 ? 'practice' : left.practice === 0 ? 'lessons' : 'both'
  return `${rests} ${t(answered === 0 ? w.firstAnswers : w.moreAnswers, { missing, where })}`
}
