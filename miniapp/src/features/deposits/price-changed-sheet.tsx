import { View } from '@tarojs/components'
import { wanSpanWords } from '@cheji/shared/catalogue/drive-away'
import { Button } from '../../ui/button'
import { Fact, Rule } from '../../ui/card'
import { exactPriceWords, monthDayWords } from '../../ui/format'
import { Icon } from '../../ui/icon'
import { Notice } from '../../ui/notice'
import { ExactPrice } from '../../ui/price'
import { Sheet, SheetRow } from '../../ui/sheet'
import { depositTexts as texts } from './texts'
import type { PriceChange } from './use-checkout'
import type { OtherCosts } from './use-offer'

interface PriceChangedSheetProps {
  change: PriceChange
  /** The day from which the new price holds; undefined while it is not known. */
  since: string | undefined
  costs: OtherCosts | undefined
  onGoOn: () => void
  onClose: () => void
}

/** Both prices, equally large, and what changes with them; going on and leaving are equally wide. */
export const PriceChangedSheet = ({ change, since, costs, onGoOn, onClose }: PriceChangedSheetProps) => {
  const { fromFen, toFen, fromDepositFen, toDepositFen } = change
  const deposit = exactPriceWords(toDepositFen)
  return (
    <Sheet
      title={texts.changedTitle}
      onClose={onClose}
      foot={
        <>
          <SheetRow>
            <Button onPress={onGoOn}>{texts.goOnAt(exactPriceWords(toFen))}</Button>
          </SheetRow>
          <SheetRow>
            <Button kind="plain" onPress={onClose}>
              {texts.notOrder}
            </Button>
          </SheetRow>
        </>
      }
    >
      <View className="cj-note">{texts.changedWords(since === undefined ? '' : monthDayWords(since))}</View>
      <View className="cj-line cj-mt4">
        <View className="cj-grow">
          <View className="cj-note">{texts.thenPrice}</View>
          <View className="cj-mt1">
            <ExactPrice fen={fromFen} />
          </View>
        </View>
        <Icon name="chevron-right" colour="ink-3" className="cj-order-arrow" />
        <View className="cj-grow">
          <View className="cj-note">{texts.nowPrice}</View>
          <View className="cj-mt1">
            <ExactPrice fen={toFen} />
          </View>
        </View>
      </View>
      <Rule />
      <Fact name={toFen > fromFen ? texts.more : texts.less} right>
        <ExactPrice fen={Math.abs(toFen - fromFen)} size="body" />
      </Fact>
      <Fact name={texts.deposit} right>
        {fromDepositFen === toDepositFen ? texts.depositSame(deposit) : deposit}
      </Fact>
      {costs && (
        <Fact name={texts.driveAway} right>
          {`约 ${wanSpanWords(costs.totalLowFen, costs.totalHighFen)}元`}
        </Fact>
      )}
      <Notice className="cj-mt2">{texts.changedNote}</Notice>
    </Sheet>
  )
}
