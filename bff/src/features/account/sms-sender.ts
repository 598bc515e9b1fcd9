/** The port to whoever sends short messages. */
export interface SmsSender {
  /**
   * Sends a six-digit code to a mainland number. Not repeated here: she asks again herself.
   *
   * @throws when it was not accepted for sending; the error names neither number nor code
   */
  sendCode: (message: { phone: string; code: string; expiresInMinutes: number }) => Promise<void>
  close: () => Promise<void>
}
