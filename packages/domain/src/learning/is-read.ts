/** Whether a lesson is behind its reader: everything in it was read. Knowledge checks are an offer and hold nobody back.
 *  in: the lesson's blocks; slugs of blocks that are done */
export function isRead(blocks: readonly { slug: string; kind: string }[], done: ReadonlySet<string>): boolean {
  return blocks.every((block) => block.kind === 'check' || done.has(block.slug))
}
