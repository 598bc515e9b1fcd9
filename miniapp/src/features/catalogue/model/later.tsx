import type { PropsWithChildren } from 'react'
import { useEffect, useState } from 'react'

/** What lies below the first screen: drawn after it, so that the first screen need not wait for it to be sent. */
export const Later = ({ children }: PropsWithChildren) => {
  const [isTime, setTime] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => {
      setTime(true)
    }, 0)
    return () => {
      clearTimeout(timer)
    }
  }, [])
  return isTime ? <>{children}</> : null
}
