import { View } from '@tarojs/components'
import type { PropsWithChildren } from 'react'
import { Button } from '../../ui/button'
import { Notice } from '../../ui/notice'
import { Sheet, SheetRow } from '../../ui/sheet'

interface ConfirmSheetProps {
  title: string
  /** What goes and what stays, a sentence a line. */
  words: readonly string[]
  yes: string
  no: string
  /** The deed takes away what cannot come back. */
  danger?: boolean
  /** Words while it is under way; undefined while it is not. */
  busy?: string | undefined
  /** Why it did not work. */
  trouble?: string | undefined
  onYes: () => void
  onClose: () => void
}

/** Says what a deed does before it does it; the way out is as large as the deed. */
export const ConfirmSheet = ({
  title,
  words,
  yes,
  no,
  danger = false,
  busy,
  trouble,
  onYes,
  onClose,
  children,
}: PropsWithChildren<ConfirmSheetProps>) => (
  <Sheet
    title={title}
    onClose={onClose}
    foot={
      <>
        <SheetRow>
          <Button kind={danger ? 'danger' : 'solid'} busy={busy} onPress={onYes}>
            {yes}
          </Button>
        </SheetRow>
        <SheetRow>
          <Button kind="plain" onPress={onClose}>
            {no}
          </Button>
        </SheetRow>
      </>
    }
  >
    {words.map((sentence) => (
      <View key={sentence} className="cj-mt2">
        {sentence}
      </View>
    ))}
    {trouble !== undefined && (
      <Notice kind="look" className="cj-mt3">
        {trouble}
      </Notice>
    )}
    {children}
  </Sheet>
)
