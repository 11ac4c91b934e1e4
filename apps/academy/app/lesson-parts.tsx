import type { Block } from '@stoa/domain/library'
import { Cards, Picture, Prose, Steps, Tabs } from '@stoa/ui'
import type { Spoken } from './spoken.ts'
import { cardWords, stepWords } from './lesson-words.ts'
import { renditionsOf } from './renditions.ts'

/** A block that is a list of alike parts.  in: course, under whose name this browser keeps what was ticked */
export function LessonParts({ block, course, spoken }: { block: Extract<Block, { kind: 'steps' | 'cards' | 'tabs' }>; course: string; spoken: Spoken }) {
  switch (block.kind) {
    case 'steps':
      return (
        <Steps
          // Changed steps begin unticked.
          name={`steps ${course} ${block.slug} ${block.content_hash.slice(0, 8)}`}
          title={block.title}
          words={stepWords(spoken)}
          steps={block.steps.map(({ title, html, picture, alt }) => ({
            title,
            body: (
              <>
                <Prose html={html} />
                {picture && (
                  <Picture
                    renditions={renditionsOf(picture)}
                    width={picture.width ?? 1600}
                    height={picture.height ?? 900}
                    alt={alt}
                    placeholder={picture.placeholder ?? undefined}
                  />
                )}
              </>
            ),
          }))}
        />
      )
    case 'cards':
      return <Cards title={block.title} cards={block.cards} words={cardWords(spoken)} />
    case 'tabs':
      return (
        <Tabs
          id={block.slug}
          label={block.tabs.map((tab) => tab.title).join(', ')}
          tabs={block.tabs.map(({ title, html }) => ({ title, body: <Prose html={html} /> }))}
        />
      )
  }
}
