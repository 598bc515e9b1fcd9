import type { ExportedData } from '@cheji/shared/account/account.contract'
import { whenOf } from './day-words'
import { myDataTexts as texts } from './my-data-texts'

const { copyLines: lines } = texts

/** What is in her copy, line by line, as she would say it. */
export const copySummary = ({ exportedAt, account, consents, sessions, records }: ExportedData): readonly string[] => [
  lines.heading(whenOf(exportedAt)),
  lines.account(account.userId),
  lines.since(whenOf(account.createdAt)),
  lines.phone(account.phone ?? texts.phoneNone),
  lines.consents(consents.length),
  lines.sessions(sessions.length),
  ...Object.entries(records).map(([feature, list]) =>
    feature === 'test-drives' ? lines.drives(list.length) : lines.others(feature, list.length),
  ),
]

/** All of it as text: the summary for her, the whole for whoever she gives it to. */
export const copyWhole = (data: ExportedData): string =>
  [...copySummary(data), '', lines.all, JSON.stringify(data, null, 2)].join('\n')
