export type ErrorListener = (kind: 'error' | 'rejection' | 'page_not_found', message: string, stack?: string) => void

/** Everything that nobody caught. */
export const watchErrors = (listener: ErrorListener): void => {
  window.addEventListener('error', ({ message, error }) => {
    listener('error', message, error instanceof Error ? error.stack : undefined)
  })
  window.addEventListener('unhandledrejection', ({ reason }: { reason: unknown }) => {
    if (reason instanceof Error) listener('rejection', reason.message, reason.stack)
    else listener('rejection', String(reason))
  })
}
