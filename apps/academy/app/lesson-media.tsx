import type { Block } from '@stoa/domain/library'
import { Download, Embed, Sound, Video, ZoomPicture } from '@stoa/ui'
import type { Spoken } from './spoken.ts'
import { embedWords, fileKind, languageName, listed, soundWords, videoWords, zoomWords } from './lesson-words.ts'
import { paths } from './paths.ts'
import { renditionsOf } from './renditions.ts'

/** A block that is a file, or something of another site.  in: the language of its captions; the second at which it goes on */
export function LessonMedia({ block, language, spoken, second }: {
  block: Extract<Block, { kind: 'image' | 'video' | 'audio' | 'file' | 'embed' }>
  language: string
  spoken: Spoken
  second: number
}) {
  switch (block.kind) {
    case 'image':
      return (
        <ZoomPicture
          renditions={renditionsOf(block.picture)}
          width={block.picture.width ?? 1600}
          height={block.picture.height ?? 900}
          alt={block.alt}
          caption={block.caption ?? undefined}
          placeholder={block.picture.placeholder ?? undefined}
          words={zoomWords(spoken.w)}
        />
      )
    case 'video':
      return (
        <Video
          title={block.title}
          src={paths.file(block.file.sha256)}
          type={block.file.content_type}
          second={second}
          captions={block.captions ? [{ src: paths.file(block.captions), lang: language, label: languageName(language) }] : []}
          poster={block.poster ? paths.file(block.poster.sizes.at(-1)?.sha256 ?? block.poster.sha256) : undefined}
          width={block.poster?.width ?? 1280}
          height={block.poster?.height ?? 720}
          transcript={block.transcript}
          words={videoWords(spoken)}
        />
      )
    case 'audio':
      return (
        <Sound
          title={block.title}
          src={paths.file(block.file.sha256)}
          type={block.file.content_type}
          second={second}
          transcript={block.transcript}
          words={soundWords(spoken)}
        />
      )
    case 'file':
      return (
        <Download
          href={paths.file(block.file.sha256)}
          name={block.name}
          title={block.title}
          description={block.description}
          detail={listed(spoken, [fileKind(spoken.w, block.file.content_type), spoken.size(block.file.byte_count)])}
        />
      )
    case 'embed':
      return (
        <Embed
          title={block.title}
          url={block.url}
          frame={block.frame}
          detail={listed(spoken, [block.host, spoken.minutes(block.minutes)])}
          words={embedWords(spoken, block.host)}
        />
      )
  }
}
