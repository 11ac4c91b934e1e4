import { refractor } from 'refractor/core'
import bash from 'refractor/bash'
import http from 'refractor/http'
import iecst from 'refractor/iecst'
import ini from 'refractor/ini'
import json from 'refractor/json'
import python from 'refractor/python'
import sql from 'refractor/sql'
import yaml from 'refractor/yaml'

for (const language of [bash, http, iecst, ini, json, python, sql, yaml]) refractor.register(language)

/** How the reader's name for a language is called where it is coloured. `text` is not. */
const NAMES: Record<string, string> = { 'structured-text': 'iecst' }

/** Languages that code may be in, as authors name them. */
export const CODE_LANGUAGES = ['text', 'bash', 'json', 'yaml', 'python', 'sql', 'http', 'ini', 'structured-text'] as const

/** Code as HTML: text with spans around the words of its language, so that no browser has to know the language.
 *  in: code; one of CODE_LANGUAGES · out: what belongs inside <code> */
export function renderCode(code: string, language: string): string {
  const name = NAMES[language] ?? language
  return refractor.registered(name) ? refractor.highlight(code, name).children.map(markup).join('') : escaped(code)
}

type Node = ReturnType<typeof refractor.highlight>['children'][number]

function markup(node: Node): string {
  if (node.type === 'text') return escaped(node.value)
  if (node.type !== 'element') return ''
  const names = (node.properties.className as string[] | undefined) ?? []
  const inside = node.children.map(markup).join('')
  // Of its many names only the kind of a word has a look here.
  const kind = names.find((one) => LOOKS.has(one))
  return kind ? `<span class="${kind}">${inside}</span>` : inside
}

/** Kinds of words that prose.css gives a colour. */
const LOOKS = new Set(['comment', 'keyword', 'string', 'number', 'boolean', 'function', 'property', 'operator', 'variable', 'key', 'section-name', 'header-name'])

const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => `&${{ '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot' }[sign]};`)
