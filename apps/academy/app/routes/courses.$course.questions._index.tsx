import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listQuestions, type QuestionRow } from '@stoa/domain/learning'
import { ButtonLink, EmptyState, PageTitle, Section, Table, Tag, Wrap, type Column } from '@stoa/ui'
import { paths } from '../paths.ts'
import { serve } from '../request.server.ts'
import { Shell } from '../shell.tsx'
import { count, KINDS, OUTCOMES } from '../words.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data ? `Questions: ${data.title}` : 'Questions' }]

/** The questions of a course's pools, with what their answers say about them.  who: owner, admin, author */
export async function loader(args: LoaderFunctionArgs) {
  return serve(args, async (ctx) => ({ course: args.params.course!, ...(await listQuestions(ctx, args.params.course!)) }))
}

export default function Questions() {
  const { course, title, rows, skills } = useLoaderData<typeof loader>()
  const pools = [...new Set(rows.map((row) => row.pool))]
  return (
    <Shell inEnglish>
      <Wrap className="pb-18">
        <PageTitle
          title="Questions"
          lead={`${title}: what its exam draws from, and what the latest 2,000 attempts say about each question. Open one that looks faulty to put it right.`}
        />
        {rows.length === 0 ? (
          <EmptyState icon="list" title="No questions" action={<ButtonLink href={paths.course(course)}>Back to the course</ButtonLink>}>
            This course has no exam yet. Its pools come with its files.
          </EmptyState>
        ) : (
          <div className="grid gap-12">
            {pools.map((pool) => {
              const own = rows.filter((row) => row.pool === pool)
              const skill = skills.find((one) => one.slug === own[0]!.skill)
              return (
                <Section key={pool} id={`pool-${pool}`} title={skill?.title ?? pool} link={count(own.filter((row) => row.is_current).length, 'question')}>
                  <Table caption={`Questions of the pool ${pool}`} rows={own} keyOf={(row) => row.id} columns={columns(course)} />
                </Section>
              )
            })}
            <dl className="grid max-w-measure gap-3 border-t border-border pt-6 text-s text-muted [&_dt]:font-semibold [&_dt]:text-text">
              <div>
                <dt>Right</dt>
                <dd>How many of those who were asked answered rightly. Below five answers nothing is said, since it would say nothing.</dd>
              </div>
              <div>
                <dt>Tells apart</dt>
                <dd>
                  How the answer goes together with the rest of the exam, from −1 to 1, once twenty people were asked. Near 0 the question tells nothing
                  about who knows the subject; below 0 those who know it get it wrong, and its key may be wrong.
                </dd>
              </div>
            </dl>
          </div>
        )}
      </Wrap>
    </Shell>
  )
}

const DIFFICULTY = ['', 'easy', 'medium', 'hard']

const columns = (course: string): Column<QuestionRow>[] => [
  {
    head: 'Question',
    cell: (row) => (
      <>
        <a href={paths.question(course, row.id)} className="font-prompt text-pretty underline-offset-2 hover:underline">
          {row.prompt}
        </a>
        <span className="block text-xs font-normal text-muted">
          {[KINDS[row.kind], DIFFICULTY[row.difficulty], row.is_for_practice && 'open for practice', !row.is_current && 'an earlier wording'].filter(Boolean).join(', ')}
        </span>
      </>
    ),
  },
  { head: 'Asked', align: 'end', width: 'w-20', cell: (row) => row.asked },
  { head: 'Right', align: 'end', width: 'w-20', cell: (row) => (row.correct === null ? '–' : `${Math.round((100 * row.correct) / row.asked)} %`) },
  { head: 'Tells apart', align: 'end', width: 'w-28', cell: (row) => (row.discrimination === null ? '–' : row.discrimination.toFixed(2).replace('-', '−')) },
  { head: 'State', align: 'end', width: 'w-48', cell: (row) => <State row={row} /> },
]

function State({ row }: { row: QuestionRow }) {
  if (row.outcome) return <Tag icon="minus">{OUTCOMES[row.outcome]}</Tag>
  if (row.discrimination !== null && row.discrimination < 0) return <Tag tone="bad">may be faulty</Tag>
  if (row.correct !== null && row.correct / row.asked < 0.25) return <Tag tone="warn">few get it right</Tag>
  if (row.correct !== null && row.asked >= 20 && row.correct === row.asked) return <Tag>everybody gets it right</Tag>
  return <span className="text-muted">{row.is_current ? 'drawn' : '–'}</span>
}
