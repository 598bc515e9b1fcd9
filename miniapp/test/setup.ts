import { cleanup, configure } from '@testing-library/react'

// What the build writes into the code.
Object.assign(globalThis, { API_URL: '', CLIENT_VERSION: '0.0.0-test', PRECISE_LOCATION: false })

configure({ asyncUtilTimeout: 5000 })

afterEach(() => {
  cleanup()
  localStorage.clear()
})
