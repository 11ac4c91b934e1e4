// Every sentence that is offered in several languages, and how days, instants, numbers and lists are said in each. Pure: a letter is written with
// it on the server, and a page speaks with it in the browser. A language is one folder under languages/, and one line in languages/index.ts.
export { languageOf, LANGUAGES, pageLocaleOf, tagOf, type Language, type LetterName, type LetterWords, type PageWords, type RefusalWords, type RefusedField } from './languages/index.ts'
export { isolated, isolatesOf, readWords, say, type Values } from './say.ts'
export { daysBetween, sayDay, sayDayOf, sayInstant, saySecond, sayTime, sayWeekday, sayZone } from './days.ts'
export { sayOneOf } from './lists.ts'
export { formatLocale } from './format-locale.ts'
