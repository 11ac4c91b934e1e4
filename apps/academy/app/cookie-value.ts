/** Our own reader: other cookies may be as malformed as they like, and two of ours are one too many.  source: RFC 6265, 4.2.1 */
export function cookieValue(header: string | undefined, name: string): string | null {
  const values = (header ?? '').split(';').flatMap((part) => {
    const at = part.indexOf('=')
    return at > 0 && part.slice(0, at).trim() === name ? [part.slice(at + 1).trim()] : []
  })
  return values.length === 1 && /^[a-z0-9]{20,80}$/.test(values[0]!) ? values[0]! : null
}
