/** A command that cannot be carried out as typed or as things stand; the message is a sentence for the operator. */
export class CommandRefused extends Error {}

/** in: what was typed after the command; its usage; flags, by name, whether each takes a value
 *  out: the names given and the flags
 *  refuses: CommandRefused with the usage, for anything else than exactly `names` names */
export function argumentsOf(
  args: string[],
  usage: string,
  names: number,
  flags: Record<string, 'yes' | 'value'> = {},
): { names: string[]; flags: Record<string, string> } {
  const given = { names: [] as string[], flags: {} as Record<string, string> }
  for (let index = 0; index < args.length; index++) {
    const arg = args[index]!
    const flag = arg.startsWith('--') ? arg.slice(2) : null
    if (flag === null) given.names.push(arg)
    else if (flags[flag] === 'yes') given.flags[flag] = 'yes'
    else if (flags[flag] === 'value' && args[index + 1] !== undefined) given.flags[flag] = args[++index]!
    else throw new CommandRefused(`Usage: stoa ${usage}`)
  }
  if (given.names.length !== names) throw new CommandRefused(`Usage: stoa ${usage}`)
  return given
}
