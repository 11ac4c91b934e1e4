/** Hosts whose frames every company may show, with what their addresses begin with there. */
const KNOWN: Record<string, string> = {
  'youtube-nocookie.com': '/embed/',
  'www.youtube-nocookie.com': '/embed/',
  'player.vimeo.com': '/video/',
}

/** Every host that a page of this company may frame.  in: those it named itself */
export function embedHosts(own: readonly string[]): string[] {
  return [...Object.keys(KNOWN), ...own]
}

/** Why an address may not be framed, as a sentence without its subject; null where it may.
 *  in: the address; the hosts that the company named */
export function embedFault(address: string, own: readonly string[]): string | null {
  const url = URL.canParse(address) ? new URL(address) : null
  if (!url || url.protocol !== 'https:' || url.username || url.password || url.port) return 'must be an https address without a name or a port in it.'
  if (!embedHosts(own).includes(url.hostname))
    return `leads to ${url.hostname}. Only ${embedHosts(own).join(', ')} may be shown; more are named as embed_hosts in tenant.yaml.`
  const start = KNOWN[url.hostname]
  return start && !url.pathname.startsWith(start) ? `is no address to embed: at ${url.hostname} such an address goes on with ${start}.` : null
}
