import { fenToYuanText } from '@cheji/shared/kernel/money'

/** `1,000 元`, as the pages say it. */
export const exactPrice = (fen: number | undefined): string => `${fenToYuanText(fen ?? 0)} 元`
