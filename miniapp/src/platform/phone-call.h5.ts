/** Offers to call a number. */
export const callPhone = (phoneNumber: string): Promise<void> => {
  window.location.href = `tel:${phoneNumber.replace(/[^\d+]/g, '')}`
  return Promise.resolve()
}
