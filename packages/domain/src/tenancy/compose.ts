import type { Academy } from './load-academy.ts'

/** What a mail says: plain sentences, at most one thing to do. */
export interface Message {
  subject: string
  paragraphs: string[]
  action?: { label: string; url: string }
  /** Said small at the end: why this mail came. */
  because: string
}

/** One design for all mail, as text and as HTML.  in: the academy it comes from · out: both forms, nothing in them unescaped */
export function compose(academy: Academy, message: Message): { subject: string; text: string; html: string } {
  const { subject, paragraphs, action, because } = message
  const from = `${academy.name}, ${academy.company.legal_name}, ${academy.company.place}`
  const text = [...paragraphs, ...(action ? [`${action.label}:\n${action.url}`] : []), '--', because, from].join('\n\n')
  const button = action
    ? `<p style="margin:28px 0"><a href="${escape(action.url)}" style="${pressable}">${escape(action.label)}</a></p>
       <p style="color:#59635e;font-size:14px">If the button does nothing, open this address: ${escape(action.url)}</p>`
    : ''
  const html = `<!doctype html><html lang="${escape(academy.locale)}"><meta charset="utf-8"><title>${escape(subject)}</title>
<body style="margin:0;background:#f5f6f5;color:#16201b;font:16px/1.5 Verdana,sans-serif"><div style="max-width:560px;margin:0 auto;padding:32px 24px;background:#fff">
<p style="font-weight:700;margin:0 0 24px">${escape(academy.name)} <span style="font-weight:400;color:#59635e">${escape(academy.tagline)}</span></p>
${paragraphs.map((paragraph) => `<p>${escape(paragraph)}</p>`).join('\n')}
${button}
<hr style="border:0;border-top:1px solid #d9dedb;margin:32px 0 16px"><p style="color:#59635e;font-size:13px">${escape(because)}<br>${escape(from)}</p>
</div></body></html>`
  return { subject, text, html }
}

const pressable = 'background:#16201b;color:#fff;padding:14px 22px;border-radius:6px;text-decoration:none;font-weight:600'

const escape = (text: string) => text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`)
