import Taro from '@tarojs/taro'
import { CopySheet } from './copy-sheet'
import { EraseSheet } from './erase-sheet'
import { accountTexts as texts } from './texts'
import type { useMyData } from './use-my-data'
import { WithdrawSheet } from './withdraw-sheet'

interface MyDataSheetsProps {
  data: Pick<ReturnType<typeof useMyData>, 'open' | 'setOpen' | 'copy'>
  onErased: () => void
}

/** The sheet that is open on the page of her data, if any. */
export const MyDataSheets = ({ data: { open, setOpen, copy }, onErased }: MyDataSheetsProps) => {
  const close = () => {
    setOpen(undefined)
  }
  if (open === 'copy') return <CopySheet words={copy} onClose={close} />
  if (open === 'erase') return <EraseSheet onErased={onErased} onClose={close} />
  if (open !== 'withdraw') return null
  return (
    <WithdrawSheet
      onWithdrawn={({ phoneMasked }) => {
        close()
        const title = phoneMasked === null ? texts.withdrawn : texts.withdrawnLater
        void Taro.showToast({ title, icon: 'none', duration: 3000 })
      }}
      onClose={close}
    />
  )
}
