/** Thrown by the delivery of an outbox entry or job when trying again cannot help: it is parked for staff at once. */
export class PermanentFailure extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, { cause })
    this.name = 'PermanentFailure'
  }
}
