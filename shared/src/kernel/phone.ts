/** `13812342086` → `138 **** 2086`: what screens and logs may show of a phone number. */
export const maskPhone = (phone: string): string => `${phone.slice(0, 3)} **** ${phone.slice(-4)}`

/** Takes spaces, hyphens, full-width digits and a leading +86 or 86; returns eleven digits or undefined. */
export const normalisePhone = (text: string): string | undefined => {
  const digits = text
    .normalize('NFKC')
    .replace(/[\s-]/g, '')
    .replace(/^(\+86|0086|86)(?=1\d{10}$)/, '')
  return /^1[3-9]\d{9}$/.test(digits) ? digits : undefined
}
