import { createPrivateKey } from 'node:crypto'
import { z } from 'zod'
import { pemText } from './config-pem'

type Given = Readonly<Record<string, string | undefined>>

const Name = z.string().trim().min(2).max(60)

/** The environment variables of orders: who sells, who writes the invoice, and what signs receipts. */
export const orderFields = {
  SELLER_NAME: Name.optional(),
  INVOICE_ISSUER_NAME: Name.optional(),
  RECEIPT_SIGNING_KEY: z
    .string()
    .superRefine((source, ctx) => {
      try {
        if (createPrivateKey(pemText(source)).asymmetricKeyType === 'ed25519') return
      } catch {
        // said below
      }
      ctx.addIssue('must be an Ed25519 private key in PEM, or the path of a file with it')
    })
    .optional(),
  RECEIPT_KEY_ID: z
    .string()
    .regex(/^[\w.-]{1,32}$/)
    .optional(),
}

/** What is missing: an order names both parties, a signature its key; and nobody pays without being able to check the receipt. */
export const orderFaults = (given: Given): string[] => {
  const faults: string[] = []
  const together = (names: readonly [string, string]) => {
    if ((given[names[0]] === undefined) !== (given[names[1]] === undefined))
      faults.push(`${names.join(' and ')} go together`)
  }
  together(['SELLER_NAME', 'INVOICE_ISSUER_NAME'])
  together(['RECEIPT_SIGNING_KEY', 'RECEIPT_KEY_ID'])
  if (given['WECHAT_PAY_URL'] !== undefined && given['RECEIPT_SIGNING_KEY'] === undefined)
    faults.push('RECEIPT_SIGNING_KEY is missing: whoever pays gets a signed receipt')
  return faults
}

/** The key's text where a setting names or holds it. */
export const receiptKeyTexts = (name: string, value: string): string[] => {
  if (name !== 'RECEIPT_SIGNING_KEY') return []
  try {
    return [pemText(value).replaceAll('\r', '').trim()]
  } catch {
    return []
  }
}

interface Fields {
  readonly SELLER_NAME?: string | undefined
  readonly INVOICE_ISSUER_NAME?: string | undefined
  readonly RECEIPT_SIGNING_KEY?: string | undefined
  readonly RECEIPT_KEY_ID?: string | undefined
}

export const presentSeller = ({ SELLER_NAME: name, INVOICE_ISSUER_NAME: invoiceIssuer }: Fields) =>
  name && invoiceIssuer ? { name, invoiceIssuer } : undefined

export const presentReceiptKey = ({ RECEIPT_SIGNING_KEY: key, RECEIPT_KEY_ID: keyId }: Fields) =>
  key && keyId ? { keyId, privateKey: pemText(key) } : undefined
