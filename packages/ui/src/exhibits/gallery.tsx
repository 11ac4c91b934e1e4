import { Select } from '../parts/field.tsx'
import { Button } from '../parts/button.tsx'
import { Icon } from '../parts/icon.tsx'
import { PageTitle, Section, Wrap } from '../parts/page.tsx'
import { sampleBrands, type SampleBrand } from '../sample-brands.ts'
import type { Exhibit, State } from './exhibit.ts'
import { exhibits } from './index.ts'

/** How the parts are looked at, each out of the few there are. */
export interface Look {
  brand: SampleBrand
  theme: 'system' | 'light' | 'dark'
  dir: 'ltr' | 'rtl'
  contrast: 'usual' | 'more'
  width: 'window' | '360' | '768' | '1440'
  /** One part by its name; empty for all of them. */
  part: string
  /** In a window of its own: only what is shown. */
  bare: boolean
}

const wishes = {
  brand: Object.keys(sampleBrands) as SampleBrand[],
  theme: ['system', 'light', 'dark'],
  dir: ['ltr', 'rtl'],
  contrast: ['usual', 'more'],
  width: ['window', '360', '768', '1440'],
} as const

/** in: the query of an address · out: a look; whatever is not offered is as usual */
export function lookOf(query: URLSearchParams): Look {
  const one = <K extends keyof typeof wishes>(name: K) => wishes[name].find((wish) => wish === query.get(name)) ?? wishes[name][0]
  return {
    brand: one('brand'), theme: one('theme'), dir: one('dir'), contrast: one('contrast'), width: one('width'),
    part: query.get('part') ?? '', bare: query.get('bare') === 'yes',
  } as Look
}

const addressOf = (look: Partial<Look>) =>
  `?${new URLSearchParams(Object.entries(look).flatMap(([name, value]) => (value === '' || value === false ? [] : [[name, value === true ? 'yes' : String(value)]])))}`

/** Every part in every state, in a brand, theme, direction, contrast and width.  in: theme, the address of a sample brand's stylesheet */
export function Gallery({ look, theme }: { look: Look; theme: (brand: SampleBrand) => string }) {
  const chosen = exhibits.map(({ title, parts }) => ({ title, parts: parts.filter(({ part }) => !look.part || part === look.part) })).filter(({ parts }) => parts.length > 0)
  return (
    <div dir={look.dir} data-theme={look.theme === 'system' ? undefined : look.theme} data-contrast={look.contrast} className="min-h-screen bg-surface-page text-text">
      <link rel="stylesheet" href={theme(look.brand)} />
      {look.bare ? <Bare parts={chosen.flatMap(({ parts }) => parts)} /> : <Hall look={look} chosen={chosen} />}
    </div>
  )
}

/** What is shown and nothing around it, as it is in a page. */
function Bare({ parts }: { parts: Exhibit[] }) {
  return <>{parts.flatMap(({ states }) => states).map(({ said, shown }) => <div key={said}>{shown}</div>)}</>
}

function Hall({ look, chosen }: { look: Look; chosen: typeof exhibits }) {
  return (
    <main id="main">
      <Wrap className="pb-18">
        <PageTitle title="Parts" lead="Everything that pages are made of, in every state. In development and tests only." />
        <form className="grid grid-cols-2 items-end gap-4 border-b border-border pb-6 sm:grid-cols-3 lg:grid-cols-6">
          {Object.entries(wishes).map(([name, offered]) => (
            <Select key={name} id={`look-${name}`} name={name} label={name} defaultValue={String(look[name as keyof Look])}>
              {offered.map((wish) => <option key={wish}>{wish}</option>)}
            </Select>
          ))}
          <Button look="go">Show</Button>
        </form>
        {look.width === 'window' ? <Rooms look={look} chosen={chosen} /> : <Window look={{ ...look, width: 'window' }} width={look.width}
        title={`Parts, ${look.width} pixels wide`} tall />}
      </Wrap>
    </main>
  )
}

function Rooms({ look, chosen }: { look: Look; chosen: typeof exhibits }) {
  return (
    <>
      <nav aria-label="Parts" className="flex flex-wrap gap-x-4 gap-y-1 border-b border-border py-4 text-s">
        {look.part
          ? <a href={addressOf({ ...look, part: '' })} className="inline-block min-h-6 underline">All parts</a>
          : chosen.flatMap(({ parts }) => parts).map(({ part }) => <a key={part} href={`#${part}`} className="inline-block min-h-6 underline">{part}</a>)}
      </nav>
      {chosen.map(({ title, parts }) => (
        <Section key={title} id={title.toLowerCase().replace(/\W/g, '-')} title={title} className="pt-12">
          {parts.map((exhibit) => <Room key={exhibit.part} look={look} exhibit={exhibit} />)}
        </Section>
      ))}
    </>
  )
}

function Room({ look, exhibit: { part, states, alone } }: { look: Look; exhibit: Exhibit }) {
  return (
    <section aria-labelledby={part} className="grid gap-6 border-b border-border py-8">
      <h3 id={part} className="font-code text-l">
        <a href={addressOf({ ...look, part })} className="inline-flex min-h-6 items-center gap-2 no-underline hover:underline">{part}<Icon name="arrow-right" /></a></h3>
      {alone && <Window look={{ ...look, part, bare: true }} title={`${part}: ${states.map(({ said }) => said).join(' ')}`} />}
      {!alone && states.map((state) => <Standing key={state.said} {...state} />)}
    </section>
  )
}

function Standing({ said, shown }: State) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-3 lg:grid-cols-[minmax(0,4fr)_minmax(0,7fr)] lg:gap-12">
      <p className="text-s text-muted">{said}</p>
      <div className="min-w-0">{shown}</div>
    </div>
  )
}

const widths = { '360': 'w-90', '768': 'w-192', '1440': 'w-360' }

/** The same in a window of its own, so that what follows the width of the window follows this one. */
function Window({ look, width, title, tall }: { look: Look; width?: keyof typeof widths; title: string; tall?: boolean }) {
  return (
    <div className="overflow-x-auto py-4">
      <iframe src={addressOf(look)}
        title={title} className={`block max-w-none rounded-md border border-strong ${width ? widths[width] : 'w-full'} ${tall ? 'h-screen' : 'h-160'}`} />
    </div>
  )
}
