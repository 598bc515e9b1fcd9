/** The version of 用户协议 and 隐私说明, counted together: it rises when either text changes in substance. */
export const AGREEMENT_VERSION = 2

/** The oldest version whose consent still holds; raised with `AGREEMENT_VERSION` when everybody has to be asked again. */
export const OLDEST_VALID_AGREEMENT = 2

/** Beijing day from which that version holds. */
export const AGREEMENT_SINCE = '2026-11-29'
