/** What a bundler makes of a file that is named with `?url`: its address. */
declare module '*?url' {
  const address: string
  export default address
}
