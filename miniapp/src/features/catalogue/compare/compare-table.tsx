import type { CompareRow, Comparison } from '@cheji/shared/catalogue/catalogue.contract'
import { Text, View } from '@tarojs/components'
import { classNames } from '../../../ui/class-names'
import { Better } from '../../../ui/label'
import { useLargeText } from '../../../ui/large-text'
import { Picture } from '../../../ui/picture'
import './compare.scss'
import { catalogueTexts as texts } from '../texts'
import { trimWords } from '../../../ui/trim-words'

type Trims = Comparison['trims']

/** Two side by side, three and four in narrow columns. */
const columnsOf = (trims: Trims): { line: string; cell: string } =>
  trims.length > 2 ? { line: 'cj-quad', cell: 'cj-quad__c' } : { line: 'cj-duo', cell: 'cj-duo__side' }

/** Pictures and names; the names stay on top while the rows scroll under them. */
export const CompareHeads = ({ trims }: { trims: Trims }) => {
  const { line, cell } = columnsOf(trims)
  return (
    <>
      <View className={line}>
        {trims.map(({ trimId, pictureUrl }) => (
          <View key={trimId} className={cell}>
            <Picture className="cj-compare__car" src={pictureUrl} />
          </View>
        ))}
      </View>
      <View className={classNames(line, 'cj-compare__names')}>
        {trims.map(({ trimId, modelName, trimName }) => (
          <View key={trimId} className={cell}>
            <View className={trims.length > 2 ? 'cj-strong' : 'cj-head'}>{modelName}</View>
            <View className="cj-compare__trim">{trimWords(trimName)}</View>
          </View>
        ))}
      </View>
    </>
  )
}

export const CompareRows = ({ trims, rows }: Pick<Comparison, 'trims' | 'rows'>) => {
  // Narrow columns cannot hold large words: there each value gets a line with its name.
  const stacked = useLargeText() && trims.length > 2
  return (
    <View>
      {rows.map((row) => (
        <View key={row.key} className="cj-cmp">
          <View className="cj-note">{labelOf(row, trims.length)}</View>
          {stacked ? <StackedValues trims={trims} row={row} /> : <SideBySide trims={trims} row={row} />}
          {row.words !== null && <View className="cj-quiet cj-mt1">{row.words}</View>}
          {row.key === 'price' && <View className="cj-quiet cj-mt1">{texts.carPriceOnly}</View>}
        </View>
      ))}
    </View>
  )
}

interface ValuesProps {
  trims: Trims
  row: CompareRow
}

const SideBySide = ({ trims, row: { values, better } }: ValuesProps) => {
  const { line, cell } = columnsOf(trims)
  return (
    <View className={classNames(line, 'cj-mt1')}>
      {trims.map(({ trimId }, i) => (
        <View key={trimId} className={classNames(cell, 'cj-cmp__v cj-num')}>
          <Text className={better === i ? 'cj-cmp__n' : ''}>{inColumn(values[i] ?? texts.unknown, trims.length)}</Text>
          {better === i && <Better />}
        </View>
      ))}
    </View>
  )
}

const ABOUT = /^约 /
/** Narrow columns have no room for 约 in each: there the label says it once. */
const inColumn = (value: string, columns: number): string => (columns > 2 ? value.replace(ABOUT, '') : value)
const labelOf = ({ label, values }: CompareRow, columns: number): string =>
  columns > 2 && values.some((value) => ABOUT.test(value)) ? texts.labelAbout(label) : label

const StackedValues = ({ trims, row: { values } }: ValuesProps) => (
  <View>
    {trims.map(({ trimId, modelName }, i) => (
      <View key={trimId} className="cj-line cj-line--apart cj-line--base cj-mt1">
        <Text>{modelName}</Text>
        <Text className="cj-strong cj-num">{values[i] ?? texts.unknown}</Text>
      </View>
    ))}
  </View>
)
