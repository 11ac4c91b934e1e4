/** One picture of a screen. */
export interface Picture { name: string; width: number; theme: 'light' | 'dark'; file: string }

/** All pictures on one page that needs nothing else: a row for each screen, a column for each width, light and dark side by side.
 *  in: widths in order; troubles by the name of their screen */
export function album(pictures: Picture[], widths: number[], troubles: ReadonlyMap<string, string[]>, taken: string): string {
  const names = [...new Set(pictures.map((picture) => picture.name))]
  const parts = [...new Set(names.map(partOf))]
  const link = (part: string) => `<a href="#${slugOf(part)}">${safe(part)}</a>`
  const figure = ({ name, width, theme, file }: Picture) =>
    `<a href="${file}" class="${theme}"><img loading="lazy" src="${file}" alt="${safe(`${name}, ${width} px, ${theme}`)}"></a>`
  const row = (name: string) => {
    const own = pictures.filter((picture) => picture.name === name)
    const wrong = (troubles.get(name) ?? []).map((trouble) => `<li>${safe(trouble)}</li>`).join('')
    return `<h3 id="${slugOf(name)}">${safe(name)}</h3>${wrong && `<ul>${wrong}</ul>`}<div class="row">${widths
      .map((width) => `<div style="flex:${width}">${own.filter((picture) => picture.width === width).map(figure).join('')}</div>`)
      .join('')}</div>`
  }
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Every screen</title>
<style>${look}</style><header><h1>${names.length} screens, ${taken}</h1><nav>${parts.map(link).join(' ')}</nav></header>
${parts.map((part) => `<h2 id="${slugOf(part)}">${safe(part)}</h2>${names.filter((name) => partOf(name) === part).map(row).join('\n')}`).join('\n')}</html>`
}

/** A name as a file may bear it. */
export const slugOf = (name: string) => name.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '')

const partOf = (name: string) => name.split(' ')[0]!
const safe = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)
const look = `body{font:15px/1.4 system-ui;margin:0;padding:0 1.5rem 4rem;color:#222;background:#ececec}h1{font-size:1.1rem}h3{margin:2.5rem 0 .5rem}
header{position:sticky;top:0;background:#ececec;padding-bottom:.75rem;z-index:1}nav a{margin-inline-end:.75rem}
:is(h2,h3){scroll-margin-top:6rem}ul{color:#a00}
.row{display:flex;gap:1rem;align-items:start}.row>div{display:flex;gap:.5rem;align-items:start}.row a{flex:1;min-width:0;display:block;max-height:80vh;overflow:auto;
background:#fff}
img{width:100%;display:block}.dark{outline:3px solid #222}`
