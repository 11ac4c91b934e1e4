/** Rendered Markdown, set for reading: 60 to 75 characters a line.
 *  in: html from our own renderer, which knows no raw HTML; anything else does not belong here */
export function Prose({ html }: { html: string }) {
  return <div className="prose" dangerouslySetInnerHTML={{ __html: html }} />
}
