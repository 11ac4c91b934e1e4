import { useBlocker } from '@remix-run/react'
import { useEffect } from 'react'

// Notes that are being written on this page: the id of each one's field, and what saves it and says whether it was kept.
const unsaved = new Map<string, () => Promise<boolean>>()

/** Tells that a note has been typed and not been saved.  in: the id of its field; what saves it · out: it is saved, or given up */
export function holdUnsaved(field: string, save: () => Promise<boolean>): () => void {
  unsaved.set(field, save)
  return () => void unsaved.delete(field)
}

/** Before another page opens in this one, by a key, a button or the browser's own Back, notes that were typed are saved. Where one is not
 *  kept the page stays, with the cursor in that note, which says why. Leaving for good is asked about by the browser. */
export function useSaveNotesFirst(): void {
  const blocker = useBlocker(
    ({ currentLocation, nextLocation, historyAction }) => unsaved.size > 0 && (nextLocation.pathname !== currentLocation.pathname || historyAction === 'REPLACE'),
  )
  useEffect(() => {
    if (blocker.state !== 'blocked') return
    const go = async () => {
      for (const [field, save] of unsaved) {
        if (await save()) continue
        blocker.reset()
        return document.getElementById(field)?.focus()
      }
      // What is kept has closed by now, and stands against nothing any more.
      blocker.proceed()
    }
    void go()
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once for each move that waits
  }, [blocker.state])
}
