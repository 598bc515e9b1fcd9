import type { ExportedData } from '@cheji/shared/account/account.contract'
import { beijingDay, beijingTime } from '@cheji/shared/kernel/time'
import { accountTexts as texts } from './texts'

/** Her data as a text that she can read, send and keep. What has no Chinese name yet keeps the API's. */
export const exportedWords = ({ exportedAt, account, consents, sessions, records }: ExportedData): string => {
  const { copy } = texts
  const lines = [
    `${copy.title}（${when(exportedAt)}）`,
    '',
    `${copy.account}${account.userId}`,
    `${copy.since}${when(account.createdAt)}`,
    `${copy.phone}${account.phone ?? copy.none}`,
    '',
    copy.consents,
    ...listed(
      consents.map(
        ({ kind, version, granted, at }) =>
          `${texts.consentNames[kind]}，${texts.consentLine(version, when(at), granted)}`,
      ),
    ),
    '',
    copy.sessions,
    ...listed(sessions.map(({ createdAt, lastUsedAt }) => copy.session(when(createdAt), when(lastUsedAt)))),
    ...Object.entries(records).flatMap(([feature, items]) => [
      '',
      named(feature, copy.features),
      ...listed(items.map(recordWords)),
    ]),
  ]
  return lines.join('\n')
}

const listed = (lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [texts.copy.nothing] : lines.map((line) => `· ${line}`)

const recordWords = (record: Readonly<Record<string, unknown>>): string =>
  Object.entries(record)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `${named(name, texts.copy.fields)}：${valueWords(value)}`)
    .join('，')

const valueWords = (value: unknown): string => {
  if (typeof value !== 'string') return JSON.stringify(value)
  if (/^\d{4}-\d{2}-\d{2}T/.test(value)) return when(value)
  return named(value, texts.copy.values)
}

const named = (name: string, names: Readonly<Record<string, string>>): string => names[name] ?? name

const when = (iso: string): string => {
  const at = new Date(iso)
  return `${beijingDay(at)} ${beijingTime(at)}`
}
