/** The locale that dates, numbers and lists are written by. Plain English is day before month here: the first academies are European. */
export const formatLocale = (locale: string) => (locale === 'en' ? 'en-GB' : locale)
