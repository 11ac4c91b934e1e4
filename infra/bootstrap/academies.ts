// The short table at the end of a start: where each academy is, and who can be signed in as.

/** One academy as `stoa academies --json` tells it. people: those of a demonstration tenant who may enter here, with the passwords of its files */
export type AcademyLine = { tenant: string; academy: string; name: string; url_host: string; people: { email: string; password: string; roles: string[] }[] }

/** The table for a terminal.  in: what `stoa academies --json` printed; people: whether demonstration people exist on this database */
export function table(json: string, port: number, people: boolean): string {
  const academies = JSON.parse(json) as AcademyLine[]
  const lines: string[] = ['']
  for (const tenant of new Set(academies.map((academy) => academy.tenant))) {
    const own = academies.filter((academy) => academy.tenant === tenant)
    lines.push(`  ${tenant}`)
    for (const academy of own) lines.push(`    http://${academy.url_host.replace(/:\d+$/, '')}:${port}`.padEnd(56) + academy.name)
    const shown = people ? own.flatMap((academy) => academy.people.map((person) => ({ ...person, academy: academy.academy }))) : []
    const emails = [...new Set(shown.map((person) => person.email))]
    const width = Math.max(0, ...emails.map((email) => email.length))
    const passwordWidth = Math.max(0, ...shown.map((person) => person.password.length))
    for (const email of emails) {
      const entries = shown.filter((person) => person.email === email)
      const roles = [...new Set(entries.flatMap((person) => person.roles))].join(', ')
      const where = entries.map((person) => person.academy).join(', ')
      lines.push(`      ${email.padEnd(width)}  ${(entries[0]?.password ?? '').padEnd(passwordWidth)}  ${where}${roles ? `: ${roles}` : ''}`)
    }
    lines.push('')
  }
  lines.push('  Ctrl-C stops everything. Logs are in .data/logs.', '')
  return `${lines.join('\n')}\n`
}
