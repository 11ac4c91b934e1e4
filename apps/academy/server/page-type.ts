/** What kind of answer a page is. */
export const PAGE_TYPE = 'text/html; charset=utf-8'
