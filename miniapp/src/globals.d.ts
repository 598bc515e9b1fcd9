/** Address of the BFF without a trailing slash; empty = the page's own origin. Set at build. */
declare const API_URL: string
/** Version of this client as the BFF knows it, from package.json. */
declare const CLIENT_VERSION: string
/** Built with the precise location family instead of the fuzzy one (WeChat allows only one of them in a package). */
declare const PRECISE_LOCATION: boolean

declare module '*.scss'
declare module '*.svg' {
  const url: string
  export default url
}
declare module '*.png' {
  const url: string
  export default url
}
