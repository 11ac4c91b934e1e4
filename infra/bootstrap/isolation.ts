// npm run isolation: proves on a throwaway Postgres that tenants are kept apart, and that the proof would notice if they were not.
import { align, examine, examineFault, FAULTS, isCaught, isolationTable, PROBES_OF_A_TABLE } from '@stoa/db/isolation'
import { prepareTemplate } from '@stoa/db/testing'
import { startPostgres } from './postgres.ts'
import { say, sentenceOf } from './say.ts'

const USAGE = 'npm run isolation [-- --golden]: --golden rewrites packages/db/src/isolation/golden.txt to what migrations make now'

async function main(): Promise<number> {
  const options = process.argv.slice(2)
  if (options.some((option) => option !== '--golden')) {
    process.stdout.write(`${USAGE}\n`)
    return 2
  }
  say('Starting a throwaway Postgres')
  const server = await startPostgres({ throwaway: true })
  // Whoever stops the run half-way finds no server and no data left behind.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void server.stop().then(() => process.exit(130)))
  try {
    await prepareTemplate(server.superuserUrl)
    return await prove(server.superuserUrl, options.includes('--golden'))
  } finally {
    await server.stop()
  }
}

async function prove(superuserUrl: string, rewriteGolden: boolean): Promise<number> {
  say('Probing every table as another tenant and as nobody')
  const clean = await examine(superuserUrl, { rewriteGolden })
  write('', isolationTable(clean), '', `${clean.verdicts.length} attempts in all.`)
  for (const { subject, kind, context, leak } of clean.leaks) write(`LEAK     ${subject}: ${kind}, ${context}: ${leak}`)
  for (const { rule, subject, what } of clean.findings) write(`BROKEN   ${subject}: ${rule}: ${what}`)
  for (const line of clean.golden) write(`CHANGED  ${line}`)
  if (clean.golden.length > 0) write(`Policies or grants differ from golden.txt. If that is meant: ${USAGE}`)

  write('')
  say(`Planting ${FAULTS.length} faults, each in a database of its own`)
  const rows: string[][] = []
  let caught = 0
  for (const fault of FAULTS) {
    const found = await examineFault(superuserUrl, fault)
    if (isCaught(found)) caught++
    const [leak, finding] = [found.leaks[0], found.findings[0]]
    rows.push([fault.name, isCaught(found) ? 'caught' : 'MISSED', leak ? `${leak.subject.replace('public.', '')}: ${leak.kind}` : '-',
      found.golden.length > 0 ? 'differs' : '-', finding?.rule ?? '-'])
  }
  write('', align([['planted fault', '', 'first probe', 'golden', 'first rule of the lint'], ...rows]), '')

  const leaks = clean.leaks.length + clean.findings.length
  write(`${clean.tables.length} tables × ${PROBES_OF_A_TABLE} probes, ${leaks} leaks; ${caught} of ${FAULTS.length} planted faults caught`)
  return leaks > 0 || clean.golden.length > 0 || caught < FAULTS.length ? 1 : 0
}

const write = (...lines: string[]) => process.stdout.write(`${lines.join('\n')}\n`)

process.exitCode = await main().catch((thrown: unknown) => {
  process.stderr.write(`\n${sentenceOf(thrown)}\n`)
  return 1
})
