// Every sentence that is offered in several languages, and how days, instants, numbers and lists are said in each. Pure: a letter is written with
// it on the server, and a page speaks with it in the browser.
//
// A language is one folder and one line. Copy languages/en to languages/<tag>, say every sentence in it, give its plurals the cases that its tests
// name, and type each group as `ar` does (`Words['pages']['home']`); what is missing or too much does not compile. Say in its index.ts how it calls
// itself and which way it runs, and name it in languages/index.ts. From then on it can be chosen on every page and in every account, browsers that
// ask for it get it, and letters are written in it. The same tests that read Arabic read it. What a locale leaves open stands in format-locale.ts.
export { languageOf, LANGUAGES, pageLocaleOf, tagOf } from './languages/index.ts'
export type { Language, LetterName, LetterWords, PageWords, RefusalWords, RefusedField } from './languages/index.ts'
export { isolated, isolatesOf, readWords, say, type Values } from './say.ts'
export { daysBetween, sayDay, sayDayOf, sayInstant, saySecond, sayTime, sayWeekday, sayZone } from './days.ts'
export { sayOneOf } from './lists.ts'
export { formatLocale } from './format-locale.ts'
