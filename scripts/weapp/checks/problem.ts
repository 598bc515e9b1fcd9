/** What can be wrong with a built package, by name. */
type ProblemName =
  | 'app-json'
  | 'missing-file'
  | 'too-large'
  | 'does-not-compile'
  | 'unknown-wx-api'
  | 'unknown-global'
  | 'location-declaration'

export interface Problem {
  readonly name: ProblemName
  /** The file or folder it is in. */
  readonly where: string
  readonly message: string
}
