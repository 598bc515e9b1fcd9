import { add, countsOf } from './test-counts'

const report = { success: true, numPassedTests: 5, numFailedTests: 0, numRuntimeErrorTestSuites: 0 }

test('tests are counted', () => {
  expect(countsOf(report)).toEqual({ passed: 5, failed: 0 })
  expect(countsOf({ ...report, success: false, numFailedTests: 2 })).toEqual({ passed: 5, failed: 2 })
})

test('a file that could not be run is a failure', () => {
  expect(countsOf({ ...report, success: false, numRuntimeErrorTestSuites: 1 })).toEqual({ passed: 5, failed: 1 })
})

test('a run that failed without a failed test is a failure', () => {
  expect(countsOf({ ...report, success: false })).toEqual({ passed: 5, failed: 1 })
})

test('counts add up', () => {
  expect(add({ passed: 1, failed: 2 }, { passed: 3, failed: 4 })).toEqual({ passed: 4, failed: 6 })
})
