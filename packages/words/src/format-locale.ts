// What a locale leaves open, and browsers decide differently: which digits Arabic is written with, and by which calendar (infra/decisions/0028).
const SETTLED: Record<string, string> = { en: 'en-GB', ar: 'ar-u-ca-gregory-nu-latn' }

/** The locale that dates, numbers and lists are written by. Plain English is day before month here: the first academies are European. */
export const formatLocale = (locale: string) => SETTLED[locale] ?? locale
