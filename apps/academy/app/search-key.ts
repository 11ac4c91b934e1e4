import { useEffect } from 'react'
import { isForPage, isTyped } from './page-keys.tsx'
import { paths } from './paths.ts'

/** The id of the field to search in, which addresses may end with: a browser that comes by one puts the cursor there. */
export const SEARCH_ID = 'search'

/** The key / leads to the search, from wherever nobody is typing. */
export function useSearchKey() {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== '/' || !isForPage(event) || isTyped(event)) return
      event.preventDefault()
      const field = document.querySelector<HTMLInputElement>(`input#${SEARCH_ID}`)
      if (field) field.select()
      else location.assign(paths.search())
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
}
