import type { Arguments, Endpoint, EndpointSchemas, Result } from '@cheji/shared/kernel/endpoint'
import { useCallback, useRef, useState } from 'react'
import { holdUpdates } from '../platform/app-update'
import { client } from './cheji'
import { createDeedKeys } from './deed-keys'
import { ApiFailure } from './failure'

export interface Submit<S extends EndpointSchemas> {
  /** Undefined when it failed; `failure` and `onFailure` then say why. A second tap while the first is under way joins it. */
  submit: (args: Arguments<S>, onFailure?: (failure: ApiFailure) => void) => Promise<Result<S> | undefined>
  pending: boolean
  failure: ApiFailure | undefined
  /** Forgets the failure (she changed something). */
  clear: () => void
}

/**
 * Does one deed (book, move, cancel). The same deed keeps its idempotency key over every try of hers until a server
 * has decided on it, so that a booking whose answer got lost is found again and not made twice. With `keepAs` the key also
 * outlives the program.
 */
export const useSubmit = <S extends EndpointSchemas>(
  target: Endpoint<S>,
  { keepAs }: { keepAs?: string } = {},
): Submit<S> => {
  const [pending, setPending] = useState(false)
  const [failure, setFailure] = useState<ApiFailure>()
  const [keys] = useState(() => createDeedKeys(client.newIdempotencyKey, Date.now, keepAs))
  const running = useRef<Promise<Result<S> | undefined>>()

  const submit = useCallback(
    (args: Arguments<S>, onFailure?: (failure: ApiFailure) => void): Promise<Result<S> | undefined> => {
      if (running.current) return running.current
      const key = keys.keyOf(JSON.stringify(args))
      const run = async () => {
        const release = holdUpdates()
        setPending(true)
        setFailure(undefined)
        try {
          const result = await client.call(target, args, { idempotencyKey: key })
          keys.decided()
          return result
        } catch (error) {
          if (!(error instanceof ApiFailure)) throw error
          if (!error.isPassing) keys.decided()
          setFailure(error)
          onFailure?.(error)
          return undefined
        } finally {
          release()
          running.current = undefined
          setPending(false)
        }
      }
      running.current = run()
      return running.current
    },
    [target, keys],
  )

  const clear = useCallback(() => {
    setFailure(undefined)
  }, [])
  return { submit, pending, failure, clear }
}
