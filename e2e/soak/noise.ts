/** A process of its own that asks for a list of addresses over and over, so that whoever measures beside it is not slowed by it.
 *  in: as its arguments, the port, the headers and the paths as JSON, and how many connections · out: one line with how many answers came and how many were odd */
import { Wire } from './wire.ts'

const [port, host, cookie, paths, connections] = process.argv.slice(2) as [string, string, string, string, string]
const list = JSON.parse(paths) as string[]
const wire = new Wire(() => Number(port))
let answers = 0
let odd = 0
let going = true
process.once('SIGTERM', () => (going = false))

await Promise.all(
  Array.from({ length: Number(connections) }, async (_, at) => {
    for (let turn = at; going; turn++) {
      const { status } = await wire.ask(host, list[turn % list.length]!, { cookie })
      answers++
      if (status !== 200) odd++
    }
  }),
)
wire.close()
process.stdout.write(`${JSON.stringify({ answers, odd })}\n`)
