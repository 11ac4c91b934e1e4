import { arch, cell } from '../drawings.ts'
import { hall, shifts, wing, type Layer } from '../more-drawings.ts'

/** What an academy may have drawn: a robot cell with the arm's way from belt to pallet, a hall of cells, a day of shifts, a wing, an arch. */
export type DrawingName = 'cell' | 'hall' | 'shifts' | 'wing' | 'arch'

/** The academy's drawing beside its hero, in the current colour and the accent. Decoration, so unspoken.
 *  in: face, whose usual drawing it is where the academy names none */
export function HeroDrawing({ face, drawing = face === 'archivo' ? 'cell' : 'arch' }: { face: 'archivo' | 'newsreader'; drawing?: DrawingName | undefined }) {
  if (drawing === 'cell') return <CellPlan />
  return drawing === 'arch' ? <Arch /> : <Layers layers={{ hall, shifts, wing }[drawing]} />
}

function Layers({ layers }: { layers: Layer[] }) {
  return (
    <svg viewBox="0 0 600 524" aria-hidden fill="none" stroke="currentColor" strokeLinejoin="round" className="block h-auto w-full text-faint">
      {layers.map(({ d, width = 1, opacity = 1, hot, filled }) => (
        <path key={d} d={d} strokeWidth={width} opacity={opacity} className={hot ? 'stroke-accent' : filled ? 'fill-current stroke-none' : undefined} />
      ))}
    </svg>
  )
}

function CellPlan() {
  return (
    <svg viewBox="0 0 600 524" aria-hidden fill="none" stroke="currentColor" strokeWidth="1" className="block h-auto w-full text-faint">
      <path d={cell.frame} opacity="0.45" strokeDasharray="9 5" />
      <path d={cell.posts} fill="currentColor" stroke="none" opacity="0.8" />
      <path d={cell.axes} opacity="0.35" strokeDasharray="14 4 2 4" />
      <path d={cell.dial} opacity="0.55" />
      <path d={cell.rings} opacity="0.3" />
      <path d={cell.conveyor} opacity="0.7" />
      <path d={cell.pallet} opacity="0.85" />
      {cell.poses.map((pose, at) => <path key={pose} d={pose} opacity={0.12 + at * 0.03} />)}
      <path d={cell.way} className="stroke-accent" strokeWidth="2" />
      <path d={cell.arm} strokeWidth="25" strokeLinecap="round" strokeLinejoin="round" />
      <path d={cell.arm} strokeWidth="22" strokeLinecap="round" strokeLinejoin="round" className="stroke-surface-slab" />
      <path d={cell.joints} strokeWidth="1.5" className="fill-surface-slab" />
      <path d={cell.grip} strokeWidth="2" className="stroke-accent" />
      <path d={cell.curtain} className="stroke-accent" strokeWidth="1.5" />
    </svg>
  )
}

function Arch() {
  return (
    <svg viewBox="0 0 480 560" aria-hidden fill="none" stroke="currentColor" className="mt-auto -mb-(--hero-pad) block h-auto w-full text-metal">
      <defs>
        <pattern id="arch-vaults" patternUnits="userSpaceOnUse" width={arch.tile.width} height={arch.tile.height}>
          {arch.tile.rows.map((row) => <path key={row} d={row} strokeWidth="1.1" className="fill-surface-slab" />)}
        </pattern>
        <linearGradient id="arch-light" x2="0" y2="1">
          <stop stopColor="#fff" stopOpacity="0.35" /><stop offset="1" stopColor="#fff" />
        </linearGradient>
        <mask id="arch-fade"><path d={arch.opening} fill="url(#arch-light)" stroke="none" /></mask>
      </defs>
      <path d={arch.opening} fill="url(#arch-vaults)" stroke="none" mask="url(#arch-fade)" />
      <path d={arch.lit} className="fill-accent stroke-none" />
      {arch.mouldings.map((moulding) => <path key={moulding.d} d={moulding.d} strokeWidth={moulding.weight} />)}
      <path d={arch.keys} strokeWidth="2.6" strokeLinecap="round" />
    </svg>
  )
}
