import { Database } from '@stoa/db'
import { endLeashed, runLeashed } from '../../infra/bootstrap/children.ts'

/** Starts the bare app on a database of its own in the same Postgres.  in: a superuser's URL · out: where it listens, and how to end it */
export async function startBare(superuserUrl: string): Promise<{ port: number; pid: number; stop(): Promise<void> }> {
  await once(superuserUrl, ['create database bare'])
  const url = new URL(superuserUrl)
  url.pathname = '/bare'
  await once(url.toString(), [
    `create table cards (id int primary key, title text not null, summary text not null, minutes int not null)`,
    `insert into cards
       select n, 'Certified Robot Operator ' || n, 'Run a fenced cell through a shift: start it, feed it, hand it over.', 20 + n from generate_series(1, 50) n`,
    `create table saves (person int, position int, picked uuid not null, edit int not null, saved_at timestamptz not null default now(),
       primary key (person, position))`,
    `analyze`,
  ])
  let said = ''
  const child = runLeashed([`${import.meta.dirname}/bare/server.ts`], {
    env: { ...process.env, NODE_ENV: 'production', DATABASE_URL: url.toString() },
    onOutput: (text) => {
      said += text
    },
  })
  const port = await new Promise<number>((done, fail) => {
    child.stdout!.on('data', () => {
      const found = /port (\d+)/.exec(said)
      if (found) done(Number(found[1]))
    })
    child.once('exit', () => fail(new Error(`the bare app did not start:\n${said}`)))
  })
  return { port, pid: child.pid!, stop: () => endLeashed(child, 5) }
}

async function once(url: string, statements: string[]): Promise<void> {
  const db = new Database(url, { connections: 1 })
  for (const statement of statements) await db.pool.query(statement)
  await db.close()
}
