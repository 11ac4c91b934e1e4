// Three more drawings made of arithmetic: a hall of cells from above, a day of shifts, and a wing. Each is lines in ink and one in the accent.
import { at, circle, line, rect, round, times, type Point } from './drawings.ts'

/** Lines of one weight and strength; `hot` ones are in the accent. */
export interface Layer { d: string; width?: number; opacity?: number; hot?: true; filled?: true }

export const hall: Layer[] = /* @__PURE__ */ wholeHall()
export const shifts: Layer[] = /* @__PURE__ */ dayOfShifts()
export const wing: Layer[] = /* @__PURE__ */ spreadWing()

/** A hall: its walls and columns, six cells with the reach of their arms, and the way of one pallet from door to door. */
function wholeHall(): Layer[] {
  const columns = times(24, (index) => rect(57 + (index % 6) * 96, 54 + Math.floor(index / 6) * 134, 6, 6)).join('')
  const cells: Point[] = [[108, 124], [300, 124], [492, 124], [108, 392], [300, 392], [492, 392]]
  const posts = cells.map(([x, y]) => rect(x - 60, y - 50, 120, 100)).join('')
  const reaches = cells.map((centre) => circle(centre, 40) + circle(centre, 12)).join('')
  const ticks = cells.flatMap((centre) => times(36, (tick) => line(at(centre, 40, tick * 10), at(centre, tick % 3 === 0 ? 47 : 44, tick * 10)))).join('')
  const arms = cells.map((centre, index) => {
    const elbow = at(centre, 24, index * 67 + 20)
    return line(centre, elbow, at(elbow, 22, index * 67 + 95))
  }).join('')
  const lane = 'M0 258H204V214Q204 204 214 204H386Q396 204 396 214V302Q396 312 406 312H566Q576 312 576 302V268Q576 258 586 258H600'
  const boxes = times(7, (index) => rect(20 + index * 26, 249, 18, 18)).join('')
  return [
    { d: 'M12 12H588V210M588 306V504H12V306M12 210V12M4 4H596V210M596 306V512H4V306M4 210V4', opacity: 0.55 },
    { d: columns, filled: true, opacity: 0.6 },
    { d: 'M0 258H600M204 0V516M396 0V516', opacity: 0.25 },
    { d: posts, opacity: 0.4 }, { d: reaches, opacity: 0.5 }, { d: ticks, opacity: 0.45 }, { d: arms, width: 4, opacity: 0.8 },
    { d: boxes, opacity: 0.8 }, { d: lane, width: 2.5, hot: true }, { d: rect(385, 249, 22, 22) + circle([576, 268], 5), width: 2, hot: true },
  ]
}

/** A day as a dial of 96 quarters of an hour: three shifts on rings of their own, each a little past where the next begins. */
function dayOfShifts(): Layer[] {
  const middle: Point = [300, 262]
  const clock = (hour: number) => hour * 15 - 90
  const arc = (r: number, from: number, to: number) => {
    const [start, end] = [at(middle, r, clock(from)), at(middle, r, clock(to))]
    return `M${start.join(' ')}A${r} ${r} 0 ${to - from > 12 ? 1 : 0} 1 ${end.join(' ')}`
  }
  const people = (r: number, from: number, count: number) => times(count, (index) => circle(at(middle, r, clock(from + 0.6 + index * (7.6 / count))), 4)).join('')
  const dial = times(96, (tick) => line(at(middle, 226, tick * 3.75), at(middle, tick % 24 === 0 ? 254 : tick % 4 === 0 ? 242 : 234, tick * 3.75))).join('')
  return [
    { d: circle(middle, 226) + circle(middle, 60), opacity: 0.5 }, { d: dial, opacity: 0.6 },
    { d: [92, 128, 164, 200].map((r) => circle(middle, r)).join(''), opacity: 0.22 },
    { d: times(24, (hour) => line(at(middle, 60, clock(hour)), at(middle, 226, clock(hour)))).join(''), opacity: 0.12 },
    { d: arc(110, 22, 30.5), width: 14, opacity: 0.35 }, { d: arc(146, 14, 22.5), width: 14, opacity: 0.35 }, { d: arc(182, 6, 14.5), width: 14, hot: true },
    { d: people(110, 22, 4) + people(146, 14, 7) + people(182, 6, 11), filled: true, opacity: 0.85 },
    { d: line(middle, at(middle, 214, clock(9.5))), width: 2.5 }, { d: circle(middle, 7), filled: true },
  ]
}

/** A wing from its joint: fifteen feathers, each a blade between two curves with its shaft, and one of them lit. */
function spreadWing(): Layer[] {
  const joint: Point = [470, 420]
  const feather = (index: number) => {
    const degrees = 188 + index * 5.6
    const length = 430 - Math.abs(index - 4) * 16
    const [tip, left, right] = [at(joint, length, degrees), at(joint, length * 0.62, degrees - 6.5), at(joint, length * 0.7, degrees + 4.5)]
    const from = at(joint, 46 + index * 3, degrees)
    return { blade: `M${from.join(' ')}Q${left.join(' ')} ${tip.join(' ')}Q${right.join(' ')} ${from.join(' ')}`, shaft: line(from, tip), tip, degrees, length }
  }
  const feathers = times(15, feather)
  const barbs = feathers.flatMap(({ degrees, length }) => times(9, (step) => {
    const along = length * (0.3 + step * 0.07)
    return line(at(joint, along, degrees), at(joint, along + 12, degrees - 1.6))
  })).join('')
  const coverts = times(9, (index) => {
    const degrees = 192 + index * 9.4
    return `M${at(joint, 40, degrees).join(' ')}Q${at(joint, 120, degrees - 9).join(' ')} ${at(joint, 168 - index * 3, degrees).join(' ')}`
  }).join('')
  const lit = feathers[5]!
  return [
    { d: [140, 236, 332].map((r) => circle([round(joint[0]), joint[1]], r)).join(''), opacity: 0.14 },
    { d: feathers.map(({ blade }) => blade).join(''), opacity: 0.6 }, { d: feathers.map(({ shaft }) => shaft).join(''), opacity: 0.35 },
    { d: barbs, opacity: 0.3 }, { d: coverts, width: 1.5, opacity: 0.75 },
    { d: lit.blade + lit.shaft, width: 2.5, hot: true }, { d: circle(lit.tip, 5), width: 2, hot: true },
    { d: circle(joint, 26) + circle(joint, 14), width: 1.5 }, { d: circle(joint, 4), filled: true },
  ]
}
