import { isolatesOf, type Language } from '@stoa/words'
import type { Message, Said } from './compose.ts'
import { letterColours, type LetterColours } from './letter-colours.ts'
import type { Academy } from './load-academy.ts'

const LATIN = { archivo: `Archivo,'Segoe UI',Roboto,Helvetica,Arial,sans-serif`, newsreader: `Newsreader,Georgia,'Times New Roman',serif` }
const ARABIC = { archivo: `Vazirmatn,'Segoe UI',Tahoma,Arial,sans-serif`, newsreader: `'Noto Naskh Arabic','Geeza Pro','Times New Roman',serif` }
// What follows the first words in the list of a mailbox is held off by blanks that take no place.
const HOLD = '&#8199;&#847; '.repeat(60)

/** A letter as mail programs take it: tables, styles on the elements, 600 pixels at most, both themes, both directions, one button.
 *  The logo travels inside the letter under the name `logo`.
 *  source: what Gmail, Outlook and Apple Mail keep of a style sheet, as caniemail.com lists it */
export function letterHtml(academy: Academy, language: Language, { title, paragraphs, action, because, frame }: Said, message: Message): string {
  const { light: l, dark } = letterColours(academy.brand)
  const { corner, display_face } = academy.brand
  const rtl = language.direction === 'rtl'
  const text = rtl ? ARABIC.archivo : `'Segoe UI',-apple-system,Roboto,Helvetica,Arial,sans-serif`
  const display = `font-family:${(rtl ? ARABIC : LATIN)[display_face]};font-weight:${display_face === 'archivo' ? 700 : 500}`
  const base = `font-family:${text};font-size:${rtl ? 17 : 16}px;line-height:${rtl ? 1.8 : 1.55};color:${l.text}`
  const small = `font-family:${text};font-size:${rtl ? 14 : 13}px;line-height:${rtl ? 1.8 : 1.6};color:${l.muted}`
  const link = (url: string, label: string, style: string, of: string) => `<a class="${of}" href="${escape(url)}" style="${style}">${label}</a>`
  const address = (url: string) => link(url, `<bdi dir="ltr">${escape(url)}</bdi>`, `color:${l.link};word-break:break-all`, 'k')
  const logo = academy.company.logo_sha256
    ? `<td width="40" style="padding-${rtl ? 'left' : 'right'}:12px">
<img src="cid:logo" width="40" height="40" alt="${plain(frame.logo)}" style="display:block;border:0;border-radius:${
        Math.round(corner * 8)
      }px"></td>`
    : ''
  const button = action && message.url
    ? `<table role="presentation" cellpadding="0" cellspacing="0" style="margin:28px 0 24px"><tr>
<td class="b" bgcolor="${l.accent}" style="mso-padding-alt:13px 26px;border-radius:${
        Math.round(3 + corner * 21)
      }px">${link(message.url, marked(action), `display:inline-block;padding:13px 26px;font-family:${text};font-size:16px;font-weight:600;line-height:1.4;color:${l.on};
text-decoration:none`, 'o')}</td></tr></table>
<p class="m" style="margin:0;${small}">${marked(frame.fallback)}<br>${address(message.url)}</p>`
    : ''
  const items = (message.items ?? []).map((item, place, { length }) => `<tr>
<td class="l" style="padding:16px 0 ${place === length - 1 ? 0 : 16}px;border-top:1px solid ${l.line}">
<div class="t" style="${base};font-weight:600"><bdi>${escape(item.title)}</bdi></div><div class="m" style="${small};font-size:15px">${marked(item.line)}</div>
<div style="padding-top:6px">${link(item.url, marked(frame.open), `font-family:${text};font-size:15px;font-weight:600;color:${l.link}`, 'k')}</div></td></tr>`)
  const list = items.length > 0 ? `<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="margin:20px 0 0">${items.join('')}</table>` : ''
  const stop = message.unsubscribe_url ? `<br>${link(message.unsubscribe_url, marked(frame.unsubscribe), `color:${l.muted};text-decoration:underline`, 'm')}` : ''
  return `<!doctype html><html lang="${language.tag}" dir="${language.direction}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark"><meta name="format-detection" content="telephone=no,date=no">
<title>${plain(title)}</title><style>${sheet(dark)}</style></head><body class="g" style="margin:0;padding:0;background:${l.page}">
<div style="display:none;max-height:0;overflow:hidden;mso-hide:all">${marked(paragraphs[0]!)}${HOLD}</div>
<table role="presentation" class="g" dir="${language.direction}" width="100%" cellpadding="0" cellspacing="0" bgcolor="${l.page}"><tr>
<td align="center" style="padding:28px 12px 40px">
<!--[if mso]><table role="presentation" width="600" cellpadding="0" cellspacing="0"><tr><td><![endif]-->
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:600px"><tr><td style="padding:0 4px 18px">
<table role="presentation" cellpadding="0" cellspacing="0"><tr>${logo}
<td class="t" style="${base};line-height:1.3"><div style="${display}"><bdi>${escape(academy.name)}</bdi></div>
<div class="m" style="${small};line-height:1.4"><bdi>${escape(academy.tagline)}</bdi></div></td></tr></table></td></tr>
<tr><td class="c p" bgcolor="${l.card}" style="padding:36px 40px ${button ? 40 : 26}px;border-top:4px solid ${l.accent};border-radius:${Math.round(corner * 10)}px">
<h1 class="t" style="margin:0 0 16px;${display};text-wrap:balance;font-size:27px;line-height:${rtl ? 1.5 : 1.2};color:${l.text}">${marked(title)}</h1>
${paragraphs.map((paragraph) => `<p class="t" style="margin:0 0 14px;${base}">${marked(paragraph)}</p>`).join('\n')}
${list}${button}</td></tr>
<tr><td class="m" style="padding:22px 4px 0;${small}">${marked(because)}${stop}<br><br>${marked(frame.sender)} ${marked(frame.automatic)}</td></tr></table>
<!--[if mso]></td></tr></table><![endif]--></td></tr></table></body></html>`
}

/** What mail programs in the dark use instead; one that knows no such rule keeps the light letter whole. */
const sheet = (d: LetterColours) => `:root{color-scheme:light dark}@media(max-width:480px){.p{padding:28px 22px 32px!important}}
@media(prefers-color-scheme:dark){.g{background:${d.page}!important}.c{background:${d.card}!important;border-top-color:${d.accent}!important}.t{color:${d.text}!important}
.m{color:${d.muted}!important}.l{border-color:${d.line}!important}.b{background:${d.accent}!important}.o{color:${d.on}!important}.k{color:${d.link}!important}}`

/** A text as HTML that says just that. */
export const escape = (text: string) => text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`)
/** Escaped, with what was filled in kept apart; where no element may stand, without. */
const marked = (text: string) => isolatesOf(escape(text), '<bdi>', '</bdi>')
const plain = (text: string) => escape(isolatesOf(text, '', ''))
