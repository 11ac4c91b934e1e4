// stoa: the operator's commands. Each is a file in commands/, and says its usage there.
import { StartRefused } from '@stoa/db'
import { BackupRefused } from '@stoa/db/backup'
import { WorldError } from '@stoa/gateways'
import { sentenceOf, Trouble } from '../../infra/bootstrap/say.ts'
import * as academies from './commands/academies.ts'
import * as backup from './commands/backup.ts'
import * as doctor from './commands/doctor.ts'
import * as mailLift from './commands/mail-lift.ts'
import * as migrate from './commands/migrate.ts'
import * as personReset from './commands/person-reset.ts'
import * as restore from './commands/restore.ts'
import * as tenantApply from './commands/tenant-apply.ts'
import * as tenantExport from './commands/tenant-export.ts'
import { WriteRefused } from './tenant/write-tenant.ts'
import { CommandRefused } from './usage.ts'

const commands: Record<string, { usage: string; run(args: string[]): Promise<number> }> = {
  'tenant apply': { usage: tenantApply.usage, run: tenantApply.tenantApply },
  'tenant export': { usage: tenantExport.usage, run: tenantExport.tenantExport },
  'person reset-second-factor': { usage: personReset.usage, run: personReset.personReset },
  'mail lift': { usage: mailLift.usage, run: mailLift.mailLift },
  academies: { usage: academies.usage, run: academies.academies },
  backup: { usage: backup.usage, run: backup.backup },
  restore: { usage: restore.usage, run: restore.restore },
  migrate: { usage: migrate.usage, run: migrate.migrateCommand },
  doctor: { usage: doctor.usage, run: doctor.doctor },
}

async function main(args: string[]): Promise<number> {
  const words = commands[args.slice(0, 2).join(' ')] ? 2 : 1
  const command = commands[args.slice(0, words).join(' ')]
  if (command) return command.run(args.slice(words))
  const text = Object.values(commands)
    .map(({ usage }) => `  npm run stoa -- ${usage}\n`)
    .join('')
  const wanted = args.length === 0 || args[0] === 'help' || args[0] === '--help'
  ;(wanted ? process.stdout : process.stderr).write(text)
  return wanted ? 0 : 2
}

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  const isSentence = [CommandRefused, BackupRefused, WriteRefused, StartRefused, WorldError, Trouble].some((kind) => error instanceof kind)
  process.stderr.write(`${isSentence ? (error as Error).message.trimEnd() : sentenceOf(error)}\n`)
  process.exitCode = 1
}
