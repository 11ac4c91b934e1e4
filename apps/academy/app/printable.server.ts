/** Whether a name can be printed on a certificate, as `@stoa/certificate` says. Its fonts and what shapes them are loaded when a name is
 *  asked about for the first time: a process that is asked for pages alone does without them. */
export async function whyNotPrintable(name: string) {
  return (await import('@stoa/certificate')).whyNotPrintable(name)
}
