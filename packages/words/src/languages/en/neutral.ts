/** What is said where no academy can be shown, by the status of the answer: the title, and what to do next. */
export const neutral = {
  400: { title: 'This address cannot be read', sentence: 'It holds something that no address may hold. Type it again, or go back to where you found it.' },
  403: {
    title: 'This did not come from this academy',
    sentence: 'The request came from another site, or from a browser that does not say where it comes from. Open the page here and try again.',
  },
  405: { title: 'This cannot be done here', sentence: 'The request asked for something that no page does. Go back to where you came from and try again.' },
  421: { title: 'No academy answers here', sentence: 'Check the address for typing errors. If it was given to you, ask the person who gave it.' },
  500: {
    title: 'Something broke on our side',
    sentence: 'Nothing you did is lost that was said to be saved. Try again in a moment; if it happens again, tell us the number below.',
  },
  503: { title: 'Back in a moment', sentence: 'The academy is being looked after. This page tries again by itself.' },
} as const
