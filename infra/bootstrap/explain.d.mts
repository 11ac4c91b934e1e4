/** Turn an error, or the output of a tool, into one sentence for a person; undefined where nothing better is known. */
export function explain(trouble: unknown): string | undefined
