/** Our own reader: other cookies may be as malformed as they like, and two of ours are one too many.
 *  in: shape of what ours holds; a token where nothing else is said · out: null without one, and with two · source: RFC 6265, 4.2.1 */
export function cookieValue(header: string | undefined, name: string, shape = /^[a-z0-9]{20,80}$/): string | null {
  const values = (header ?? '').split(';').flatMap((part) => {
    const at = part.indexOf('=')
    return at > 0 && part.slice(0, at).trim() === name ? [part.slice(at + 1).trim()] : []
  })
  return values.length === 1 && shape.test(values[0]!) ? values[0]! : null
}
