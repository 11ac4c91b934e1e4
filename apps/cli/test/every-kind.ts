import { edited, tiny, type Files } from './tiny.ts'

/** Each kind of question that the tiny tenant does not have, in the words of a file. */
export const otherKinds: Record<string, string> = {
  numeric: 'kind: numeric\nprompt: At how many bar?\nanswer: -12.5\ntolerance: 0.5\nunit: bar\n',
  exact: 'kind: numeric\nprompt: How many doors?\nanswer: 2\n',
  ordering: 'kind: ordering\nprompt: In which order?\nitems:\n  - Look\n  - Think\n  - Act\n',
  matching:
    'kind: matching\nprompt: What goes with what?\npairs:\n  - left: Look\n    right: first\n  - left: Act\n    right: last\nextra:\n  - never\n  - always\n',
  'fill-in':
    'kind: fill-in\nprompt: What is missing?\ntext: Read {1} before the {2}.\nblanks:\n  - - "0"\n    - Zero\n  - - door\n',
  'hot-spot': `kind: hot-spot
prompt: Where?
image: media/plan.png
alt: A plan
spots:
  - name: There
    x: 60
    y: 60.5
    width: 20
    height: 20
  - name: Here
    x: 10
    y: 10
    width: 20
    height: 20
    correct: true
`,
}

/** The tiny tenant with a check and a question of a pool of every kind. */
export function everyKind(): Files {
  const checks = Object.entries(otherKinds).map(([id, words]) => `\n::: check check-${id}\nskill: looking\n${words}explanation: So it is.\n:::\n`)
  const questions = Object.entries(otherKinds).map(([id, words]) => {
    const lines = `id: pool-${id}\nblock: why\ndifficulty: 2\n${words}explanation: So it is.\n`.trimEnd().split('\n')
    return `  - ${lines.join('\n    ')}\n`
  })
  const files = edited(tiny(), 'courses/care/exam.yaml', 'count: 2', `count: ${2 + questions.length}`)
  files['courses/care/lessons/01-look.md'] += checks.join('')
  files['courses/care/pools/looking.yaml'] += questions.join('')
  return files
}
