import pg from 'pg'

/** The roles, for a superuser to make: the owner migrates, the app connects, the definer owns the few functions that see more,
 *  the queue role is what the worker becomes to fetch jobs (infra/decisions/0002). */
const ROLES: Record<string, string> = {
  stoa_owner: 'login',
  stoa_app: 'login noinherit',
  stoa_definer: 'nologin',
  stoa_queue: 'nologin',
}

/** Makes the roles and the database where they are missing and sets the two passwords.
 *  who: the operator, as superuser · in: superuserUrl; passwords for owner and app · out: the two URLs the product runs on */
export async function ensureRoles(
  superuserUrl: string,
  wanted: { database: string; owner: { password: string }; app: { password: string } },
): Promise<{ ownerUrl: string; appUrl: string }> {
  const client = new pg.Client({ connectionString: superuserUrl })
  await client.connect()
  try {
    for (const [role, options] of Object.entries(ROLES)) {
      const { rowCount } = await client.query('select from pg_roles where rolname = $1', [role])
      if (!rowCount) await client.query(`create role ${role} ${options} nosuperuser nobypassrls nocreatedb nocreaterole`)
    }
    await client.query('grant stoa_definer, stoa_queue to stoa_owner; grant stoa_queue to stoa_app')
    for (const [role, { password }] of [
      ['stoa_owner', wanted.owner],
      ['stoa_app', wanted.app],
    ] as const) {
      await client.query(`alter role ${role} password ${pg.escapeLiteral(password)}`)
    }
    const { rowCount } = await client.query('select from pg_database where datname = $1', [wanted.database])
    if (!rowCount) await client.query(`create database ${pg.escapeIdentifier(wanted.database)} owner stoa_owner`)
    await client.query(
      `revoke all on database ${pg.escapeIdentifier(wanted.database)} from public; grant connect on database ${pg.escapeIdentifier(wanted.database)} to stoa_app`,
    )
  } finally {
    await client.end()
  }
  return {
    ownerUrl: urlOf(superuserUrl, 'stoa_owner', wanted.owner.password, wanted.database),
    appUrl: urlOf(superuserUrl, 'stoa_app', wanted.app.password, wanted.database),
  }
}

function urlOf(base: string, role: string, password: string, database: string): string {
  const url = new URL(base)
  url.username = role
  url.password = encodeURIComponent(password)
  url.pathname = `/${database}`
  return url.toString()
}
