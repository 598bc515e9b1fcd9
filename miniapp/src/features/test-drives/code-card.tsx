import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { TestDrive } from '@cheji/shared/test-drives/test-drives.contract'
import { accessible } from '../../platform/accessible'
import { saveImage } from '../../platform/save-image'
import { TextButton } from '../../ui/button'
import { Card } from '../../ui/card'
import { useLargeText } from '../../ui/large-text'
import { Picture } from '../../ui/picture'
import { codeWords } from './drive-words'
import './drives.scss'
import { driveTexts as texts } from './texts'

const SAID = { saved: texts.saved, refused: texts.saveRefused, failed: texts.saveFailed } as const

const save = async ({ qrPng, code }: TestDrive): Promise<void> => {
  if (qrPng === null) return
  const result = await saveImage(qrPng, `cheji-${code}`)
  await Taro.showToast({ title: SAID[result], icon: 'none', duration: result === 'saved' ? 1500 : 4000 })
}

const Code = ({ drive, className }: { drive: TestDrive; className: string }) => (
  <View className={className} {...accessible({ label: `${texts.code} ${drive.code.split('').join(' ')}` })}>
    {codeWords(drive.code)}
  </View>
)

/** The code as a picture for the store's scanner and as six digits to read aloud. `large`: right after booking. */
export const CodeCard = ({ drive, large }: { drive: TestDrive; large: boolean }) => {
  const largeText = useLargeText()
  if (drive.qrPng === null) return null
  if (large || largeText) {
    return (
      <Card className="cj-drive-middle cj-center">
        <Picture className="cj-drive-qr" src={drive.qrPng} label={texts.qr} />
        <Code drive={drive} className="cj-title cj-num cj-drive-code cj-mt2" />
        <View className="cj-note">{texts.showAtStore}</View>
        <TextButton onPress={() => void save(drive)}>{texts.save}</TextButton>
      </Card>
    )
  }
  return (
    <Card className="cj-line">
      <Picture className="cj-drive-qr cj-drive-qr--small" src={drive.qrPng} label={texts.qr} />
      <View className="cj-grow cj-ml3">
        <Code drive={drive} className="cj-title cj-num cj-drive-code" />
        <View className="cj-note">{texts.showAtStore}</View>
        <TextButton onPress={() => void save(drive)}>{texts.save}</TextButton>
      </View>
    </Card>
  )
}
