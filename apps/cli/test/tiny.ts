import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { png } from './png.ts'

/** A tenant's folder as text, by path. */
export type Files = Record<string, string | Uint8Array>

/** The smallest tenant that has one of everything. */
export function tiny(): Files {
  return {
    'tenant.yaml': 'name: Tiny\nlegal_name: Tiny Ltd\nplace: Bergen\nlocale: en\ntime_zone: Europe/Oslo\ndemonstration: true\nembed_hosts:\n  - films.tiny.test\n',
    'brand/logo.png': png(300, 300, 90),
    'organizations/friends.yaml': 'name: Friends\nkind: partner\ndomains: [friends.example]\n',
    'academies/main.yaml': academy('hosts: [learn.tiny.test]\nalias: start\nsign_in:\n  policy: open'),
    'academies/side.yaml': academy('organization: friends\nsign_in:\n  policy: domains\n  domains: [friends.example]'),
    'certifications/careful.yaml':
      'title: Careful\ncourse: care\nvalid_months: null\nserial_prefix: TIN\nstatement: may be careful\nskills: [Being careful]\n',
    'people.yaml': `- email: ann@tiny.example
  name: Ann
  password: ten letters at least
  roles: [{ role: owner }, { role: author, academy: main }]
  memberships: [{ academy: main }, { academy: side, organization: friends }]
  enrollments: [{ course: care, due_on: 2027-01-15 }]
- email: ben@tiny.example
  name: Ben
  password: ten letters at least
  roles: [{ role: organization-manager, organization: friends }]
`,
    'courses/care/course.yaml': `title: Care
summary: How to be careful.
language: en
for: Everybody
outcomes: [Look, Think, Act]
skills:
  looking: Look first
cover: media/front.png
cover_alt: A grey field
try:
  lesson: act
  checks: [first, second, third, fourth, fifth]
`,
    'courses/care/media/front.png': png(1600, 900, 40),
    'courses/care/media/plan.png': png(64, 64, 120),
    'courses/care/media/film.mp4': Buffer.from('\0\0\0\x18ftypmp42 not much of a film', 'latin1'),
    'courses/care/media/film.en.vtt': 'WEBVTT\n\n00:00.000 --> 00:01.000\nLook\n',
    'courses/care/lessons/01-look.md': `---
title: Look
minutes: 2
summary: Look before anything else.
---
::: text why
## Why
Look at [the plan](/courses/care) and **think**.

| a | b |
|---|---|
| 1 | 2 |

\`\`\`
::: not a block
:::
\`\`\`
:::

::: image plan
src: media/plan.png
alt: A plan
:::

::: callout stop
tone: warning
title: "Stop: look"
---
Before you act.
:::

::: check first
skill: looking
kind: single
prompt: What comes first?
choices:
  - text: Looking
    correct: true
    feedback: Right.
  - text: Acting
explanation: Looking comes first.
:::
${['second', 'third', 'fourth', 'fifth'].map(again).join('')}`,
    'courses/care/lessons/05-act.md': `---
title: Act
minutes: 3
summary: Then act.
---
::: text how
Act *slowly*.
:::

::: video film
src: media/film.mp4
poster: media/plan.png
captions: media/film.en.vtt
title: A film
transcript: |
  Somebody looks.

  Then they act.
:::
`,
    'courses/care/media/hum.mp3': Buffer.from('ID3\x04\0 a hum', 'latin1'),
    'courses/care/media/talk.m4a': Buffer.from('\0\0\0\x18ftypM4A ....hdlr\0\0\0\0\0\0\0\0soun', 'latin1'),
    'courses/care/media/card.pdf': '%PDF-1.7\n%%EOF\n',
    'courses/care/media/sizes.csv': 'bolt,torque\nM8,25\n',
    'courses/care/lessons/07-kinds.md': kinds,
    'courses/care/pools/looking.yaml': `skill: looking
questions:
  - id: what-first
    kind: single
    block: why
    difficulty: 1
    prompt: What comes first?
    choices: [{ text: Looking, correct: true }, { text: Acting }, { text: Leaving }]
    explanation: Looking comes first.
  - id: before-acting
    kind: multiple
    block: how
    difficulty: 3
    prompt: What comes before acting?
    choices: [{ text: Looking, correct: true }, { text: Thinking, correct: true }, { text: Leaving }]
    explanation: Both of them.
`,
    'courses/care/exam.yaml':
      'title: Care exam\nminutes: 10\npass_percent: 80\nattempts_max: 3\ncooldown_hours: 1\ndraw:\n  - { pool: looking, count: 2 }\nrules: [Be honest.]\n',
  }
}

/** A lesson with one of each kind that the two others do not have. */
const kinds = `---
title: Kinds
minutes: 4
summary: One of each.
---
::: audio hum
src: media/hum.mp3
title: A hum
transcript: It hums.
:::

::: audio talk
src: media/talk.m4a
title: A talk
transcript: Somebody talks.
:::

::: file card
src: media/card.pdf
title: A card
description: To take along.
:::

::: file sizes
src: media/sizes.csv
title: Sizes
description: For a spreadsheet.
:::

::: code log
language: structured-text
title: A start
---
IF ready THEN
  x := 1;  (* <go> *)

---
::: is only text here
END_IF;
:::

::: table torque
caption: Torque by bolt
---
| Bolt | Torque |
|------|-------:|
| M8   | 25 |
:::

::: steps lock
title: Lock it
steps:
  - title: Stop
    text: Press *stop*.
    image: media/plan.png
    alt: A plan
  - title: Lock
    text: Hang the lock.
:::

::: reveal why-not
prompt: Why not the key?
---
Because **others** have one.
:::

::: cards words
title: Two words
cards:
  - front: PAUSED
    back: It waits.
  - front: STOPPED
    back: It does not.
:::

::: tabs places
tabs:
  - title: Here
    text: |-
      One.

      Two.
  - title: There
    text: Three.
:::

::: embed shown
url: https://films.tiny.test/a?b=c
title: A film elsewhere
minutes: 2
:::
`

const again = (slug: string) => `
::: check ${slug}
skill: looking
kind: single
prompt: What comes first?
choices:
  - text: Looking
    correct: true
  - text: Acting
:::
`

function academy(more: string): string {
  return `name: Tiny Academy
tagline: for all
description: Short.
kind: customers
locale: en
time_zone: Europe/Oslo
currency: EUR
${more}
brand:
  ink: oklch(0.27 0.028 158)
  accent: oklch(0.685 0.2 42)
  paper: oklch(0.97 0.0042 145)
  corner: 0.2
  shadow: 0
  display_face: archivo
  hero: dark
catalogue: [care]
`
}

const folders: string[] = []

/** A folder in the system's temporary one, removed by `removeFolders`. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'stoa-tenant-'))
  folders.push(folder)
  return folder
}

/** Writes files below a new folder called after the tenant.  in: files by path; null leaves one out */
export function folderOf(files: Record<string, string | Uint8Array | null>, tenant = 'tiny'): string {
  const folder = join(newFolder(), tenant)
  for (const [path, content] of Object.entries(files)) {
    if (content === null) continue
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), content)
  }
  return folder
}

/** The same files with words exchanged in one of them; an error where the words are not there. */
export function edited(files: Files, path: string, from: string, to: string): Files {
  const before = String(files[path])
  if (!before.includes(from)) throw new Error(`${path} does not hold ${from}`)
  return { ...files, [path]: before.replace(from, () => to) }
}

/** Removes every folder that was made. */
export function removeFolders(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
}
