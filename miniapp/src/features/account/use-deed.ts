import { useRef, useState } from 'react'
import { ApiFailure } from '../../api/failure'

/** One deed of the account at a time, with its failure. */
export const useDeed = () => {
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<ApiFailure>()
  const running = useRef(false)

  /** True when it worked. */
  const run = async (deed: () => Promise<unknown>): Promise<boolean> => {
    if (running.current) return false
    running.current = true
    setBusy(true)
    setFailure(undefined)
    try {
      await deed()
      return true
    } catch (error) {
      if (!(error instanceof ApiFailure)) throw error
      setFailure(error)
      return false
    } finally {
      running.current = false
      setBusy(false)
    }
  }
  return { run, busy, failure }
}
