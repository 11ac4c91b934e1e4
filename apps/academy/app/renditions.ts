import type { PictureFile } from '@stoa/domain/library'
import type { Rendition } from '@stoa/ui'
import { paths } from './paths.ts'

/** A picture's sizes as the browser chooses among them, the smaller format first. */
export function renditionsOf(picture: PictureFile): Rendition[] {
  return picture.sizes.map((size) => ({ src: paths.file(size.sha256), width: size.width, type: size.content_type }))
}
