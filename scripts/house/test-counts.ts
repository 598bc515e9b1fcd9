/** How many checks and tests went well, and how many did not. */
export interface Counts {
  passed: number
  failed: number
}

/** What is read of the report that `jest --json` writes. */
export interface JestReport {
  success: boolean
  numPassedTests: number
  numFailedTests: number
  /** Files that could not be run at all, so that none of their tests was counted. */
  numRuntimeErrorTestSuites: number
}

/**
 * The tests of one jest run. A file that could not be run counts as one failure, and a run that failed otherwise (no
 * test found, a setup that broke) does too: a failure never ends in "0 failed".
 */
export function countsOf({ success, numPassedTests, numFailedTests, numRuntimeErrorTestSuites }: JestReport): Counts {
  const failed = numFailedTests + numRuntimeErrorTestSuites
  return { passed: numPassedTests, failed: success ? failed : Math.max(1, failed) }
}

export const add = (a: Counts, b: Counts): Counts => ({ passed: a.passed + b.passed, failed: a.failed + b.failed })
