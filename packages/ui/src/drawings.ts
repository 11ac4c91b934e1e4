// Two drawings made of arithmetic, computed once when the module loads: a robot cell seen from above, and a vaulted arch.

export type Point = readonly [x: number, y: number]
/** One digit after the point: finer is not seen. */
export const round = (value: number) => Number(value.toFixed(1))
/** A point on a circle; degrees clockwise from three o’clock. */
export const at = ([x, y]: Point, radius: number, degrees: number): Point => {
  const angle = (degrees * Math.PI) / 180
  return [round(x + radius * Math.cos(angle)), round(y + radius * Math.sin(angle))]
}
/** Straight lines through points. */
export const line = (...points: Point[]) => `M${points.map((point) => point.join(' ')).join('L')}`
/** A rectangle from its corner. */
export const rect = (x: number, y: number, width: number, height: number) => `M${x} ${y}h${width}v${height}h${-width}z`
/** A whole circle. */
export const circle = ([x, y]: Point, r: number) => `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`
/** So many of something, each by its place. */
export const times = <T>(count: number, make: (index: number) => T): T[] => Array.from({ length: count }, (_, index) => make(index))

export const cell = /* @__PURE__ */ robotCell()
export const arch = /* @__PURE__ */ vaultedArch()

/** The cell: the arm's reach is a dial of sixty ticks, and the arm is drawn at every step of its way from belt to pallet. */
function robotCell() {
  const base: Point = [286, 262]
  const upper = 112
  const fore = 104
  const reach = upper + fore
  /** Where the elbow bends so that the tool comes to a point: the law of cosines. */
  const elbowFor = (tool: Point): Point => {
    const [dx, dy] = [tool[0] - base[0], tool[1] - base[1]]
    const distance = Math.hypot(dx, dy)
    const bend = Math.acos((upper ** 2 + distance ** 2 - fore ** 2) / (2 * upper * distance))
    return at(base, upper, ((Math.atan2(dy, dx) - bend) * 180) / Math.PI)
  }
  /** The tool's place on its way, from 0 over the belt to 1 over the pallet. */
  const toolAt = (part: number) => at(base, 190 - 22 * Math.sin(part * Math.PI), 162 + part * 170)
  const poses = times(17, (step) => toolAt(step / 16)).map((pose) => line(base, elbowFor(pose), pose))
  const tool = toolAt(1)
  const elbow = elbowFor(tool)
  const dial = times(60, (tick) => line(at(base, reach + 6, tick * 6), at(base, reach + (tick % 5 === 0 ? 20 : 12), tick * 6)))
  const box = 34
  const [px, py] = [tool[0] - 1.5 * box, tool[1] - 0.5 * box]
  const boxes = times(9, (index) => {
    const [x, y] = [round(px + (index % 3) * box), round(py + Math.floor(index / 3) * box)]
    const stacked = index < 3 ? '' : `M${x} ${y}l${box} ${box}m0 ${-box}l${-box} ${box}`
    return rect(x + 2, y + 2, box - 4, box - 4) + stacked
  })
  return {
    frame: 'M24 16H540V96M540 396V508H24V372M24 252V16',
    posts: [24, 153, 282, 411, 540].flatMap((x) => [16, 508].map((y) => rect(x - 3, y - 3, 6, 6))).join(''),
    axes: line([18, base[1]], [556, base[1]]) + line([base[0], 6], [base[0], 518]),
    rings: [60, 112, 160].map((radius) => circle(base, radius)).join(''),
    dial: circle(base, reach + 6) + dial.join(''),
    conveyor: [
      line([0, 282], [134, 282]), line([0, 344], [134, 344]), rect(88, 292, 42, 42),
      ...times(13, (roller) => line([6 + roller * 10, 286], [6 + roller * 10, 340])),
    ].join(''),
    pallet: rect(round(px) - 5, round(py) - 5, 3 * box + 10, 3 * box + 10) + boxes.join(''),
    poses,
    way: line(...times(61, (step) => toolAt(step / 60))),
    arm: line(base, elbow, tool),
    joints: [circle(base, 34), circle(base, 17), circle(elbow, 17), circle(elbow, 7), circle(tool, 8)].join(''),
    grip: rect(round(tool[0] - box / 2), round(tool[1] - box / 2), box, box),
    curtain: line([540, 96], [540, 396]) + times(25, (beam) => line([540, 102 + beam * 11.8], [556, 102 + beam * 11.8])).join(''),
  }
}

/** The arch: rows of small pointed vaults, each half a vault aside from the row above, seen through a large one. */
function vaultedArch() {
  const middle = 240
  const floor = 560
  const springing = 300
  const steepness = 1.4
  /** A pointed arch of two circle segments: half its width, where it springs from, how steep (1 is round). */
  const pointed = (x: number, springs: number, half: number, steep: number) => {
    const radius = half * steep
    const rise = Math.sqrt(radius ** 2 - (radius - half) ** 2)
    const [r, top] = [round(radius), round(springs - rise)]
    const side = (end: Point) => `A${r} ${r} 0 0 1 ${end.join(' ')}`
    return line([round(x - half), springs]) + side([round(x), top]) + side([round(x + half), springs])
  }
  /** The same arch on two posts that reach the floor. */
  const standing = (half: number) => {
    const head = pointed(middle, springing, half, steepness).replace(/^M[\d.]+ [\d.]+/, '')
    return `M${middle - half} ${floor}V${springing}${head}V${floor}`
  }
  const half = 20
  const rowHeight = 25
  const vault = (x: number, row: number) => {
    const y = row * rowHeight
    return pointed(x, y, half, 1.5) + pointed(x, y, half * 0.62, 1.5) + line([x, y], [x, y - 8])
  }
  const radius = 210 * steepness
  const peak = Math.acos((radius - 210) / radius)
  return {
    opening: standing(158),
    // One tile of the vaults, drawn from the top row down, so that each row stands before the one above it.
    tile: {
      width: 2 * half,
      height: 2 * rowHeight,
      rows: times(4, (row) => (row % 2 === 0 ? [half] : [0, 2 * half]).map((x) => vault(x, row)).join('')),
    },
    lit: `${pointed(middle, 11 * rowHeight, half * 0.62, 1.5)}z`,
    mouldings: ([[158, 2.25], [166, 0.8], [178, 0.8], [190, 1.5], [196, 0.8]] as const)
      .map(([outer, weight]) => ({ d: standing(outer), weight })),
    // Sixty keys, one for each minute of an hour, along the same two circle segments.
    keys: times(60, (key) => {
      const turn = ((key < 30 ? key + 0.5 : 59.5 - key) / 30) * peak
      const away = radius * Math.cos(turn) - (radius - 210)
      return `M${round(key < 30 ? middle - away : middle + away)} ${round(springing - radius * Math.sin(turn))}h0`
    }).join(''),
  }
}
