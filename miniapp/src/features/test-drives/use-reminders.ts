import type { ClientConfig } from '@cheji/shared/client-config/client-config.contract'
import type { ReminderKind, TestDrive } from '@cheji/shared/test-drives/test-drives.contract'
import { acceptReminders } from '@cheji/shared/test-drives/test-drives.endpoints'
import { useState } from 'react'
import { useSubmit } from '../../api/use-submit'
import { askToSubscribe } from '../../platform/subscribe'
import { askable, timeWords } from './drive-words'
import { rememberDrive } from './known-drives'
import { driveTexts as texts } from './texts'

type Templates = ClientConfig['reminderTemplates']

interface AskedReminder {
  kind: ReminderKind
  id: string
  /** 前一天（18:00） */
  when: string
  /** What the preview's own sheet says. */
  words: string
}

/** The reminders that one tap can ask about: not yet answered, and with a template. */
export const remindersToAsk = (drive: TestDrive, templates: Templates): readonly AskedReminder[] =>
  askable(drive.reminders).flatMap(({ kind, at }) => {
    const id = templates[kind]
    if (id === undefined) return []
    const name = texts.remindKinds[kind]
    return [{ kind, id, when: texts.remindAt(name, timeWords(at)), words: texts.reminderQuestion(name, timeWords(at)) }]
  })

/** Asks for all open reminders in one tap and tells the server which ones she accepted. */
export const useReminders = (drive: TestDrive, templates: Templates) => {
  const { submit, pending } = useSubmit(acceptReminders)
  const [trouble, setTrouble] = useState<string>()
  const open = remindersToAsk(drive, templates)

  const ask = async (): Promise<void> => {
    // First of all in the tap: WeChat asks only then.
    const answer = await askToSubscribe(open)
    const accepted = open.filter(({ id }) => answer[id] === 'accept').map(({ kind }) => kind)
    const rejected = open.filter(({ id }) => answer[id] !== 'accept').map(({ kind }) => kind)
    setTrouble(accepted.length === 0 ? texts.remindRefused : undefined)
    const params = { testDriveId: drive.testDriveId }
    const updated = await submit({ params, body: { accepted, rejected } }, () => {
      if (accepted.length > 0) setTrouble(texts.remindFailed)
    })
    if (updated) rememberDrive(updated)
  }

  return { open, ask, pending, trouble }
}
