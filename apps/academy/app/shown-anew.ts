import type { ShouldRevalidateFunction } from '@remix-run/react'

/** For a page whose refusals say that something changed meanwhile: after one of them it is loaded anew, so that what is true now stands beside
 *  what was typed. Any other refusal leaves the page as it was loaded. */
export const shownAnewAfterConflict: ShouldRevalidateFunction = ({ actionStatus, defaultShouldRevalidate }) => actionStatus === 409 || defaultShouldRevalidate
