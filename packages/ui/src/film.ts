import { useEffect, useState, type RefObject } from 'react'
import { remember, remembered } from './remember.ts'

/** Speeds to choose from. */
export const speeds = [0.75, 1, 1.25, 1.5, 2] as const

/** One line of captions, with the second it begins at. */
export interface CaptionLine { second: number; text: string; now: boolean }

/** Minutes and seconds as a player shows them: 2:14. */
export const sayTime = (second: number) => `${Math.floor(second / 60)}:${String(Math.floor(second % 60)).padStart(2, '0')}`

/** What a film or recording is doing, kept in step with the browser's own controls: its speed and its captions are as this person left
 *  them last, wherever that was.
 *  in:  the element, whose first track are its captions
 *  out: speed and a way to set it; its lines; whether it failed, and a way to try again; a way to go to a second */
export function useFilm(ref: RefObject<HTMLMediaElement | null>) {
  const [speed, setSpeed] = useState(1)
  const [failed, setFailed] = useState(false)
  const [lines, setLines] = useState<CaptionLine[]>([])

  useEffect(() => {
    const film = ref.current!
    const wanted = Number(remembered('speed')) || 1
    const onSpeed = () => setSpeed(film.playbackRate)
    const onReady = () => setFailed(false)
    const onError = () => setFailed(film.error !== null || film.networkState === HTMLMediaElement.NETWORK_NO_SOURCE)
    film.defaultPlaybackRate = film.playbackRate = wanted
    onSpeed()
    onError() // It may have failed before this page woke up.
    film.addEventListener('ratechange', onSpeed)
    film.addEventListener('loadedmetadata', onReady)
    film.addEventListener('error', onError, true) // Also of a source inside, which does not bubble.
    const leave = followCaptions(film, setLines)
    return () => {
      film.removeEventListener('ratechange', onSpeed)
      film.removeEventListener('loadedmetadata', onReady)
      film.removeEventListener('error', onError, true)
      leave()
    }
  }, [ref])

  return {
    speed,
    lines,
    failed,
    choose(rate: number) {
      remember('speed', String(rate))
      ref.current!.defaultPlaybackRate = ref.current!.playbackRate = rate
    },
    again() {
      setFailed(false)
      ref.current!.load()
    },
    goTo(second: number) {
      ref.current!.currentTime = second
      void ref.current!.play().catch(() => {}) // A browser may want to be asked first: then it stands there.
    },
  }
}

/** Reads the lines as soon as the browser has them, and marks the one that is said.  out: stops */
function followCaptions(film: HTMLMediaElement, tell: (lines: CaptionLine[]) => void): () => void {
  const track = film.textTracks[0]
  const element = film.querySelector('track')
  if (!track || !element) return () => {}
  const read = () => {
    const said = new Set(track.activeCues ?? [])
    tell([...(track.cues ?? [])].map((cue) => ({ second: cue.startTime, text: plain((cue as VTTCue).text), now: said.has(cue) })))
  }
  const note = () => {
    remember('captions', track.mode === 'showing' ? '' : 'off')
    if (track.mode === 'disabled') track.mode = 'hidden' // Its lines are still to be read beside the film.
  }
  track.mode = remembered('captions') === 'off' ? 'hidden' : 'showing'
  if (element.readyState === HTMLTrackElement.LOADED) read()
  element.addEventListener('load', read)
  track.addEventListener('cuechange', read)
  film.textTracks.addEventListener('change', note)
  return () => {
    element.removeEventListener('load', read)
    track.removeEventListener('cuechange', read)
    film.textTracks.removeEventListener('change', note)
  }
}

// Captions may carry voices and emphasis as tags.
const plain = (text: string) => text.replace(/<[^>]*>/g, '').replace(/\s+/g, ' ').trim()
