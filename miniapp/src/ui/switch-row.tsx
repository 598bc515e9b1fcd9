import { View } from '@tarojs/components'
import { classNames } from './class-names'
import type { IconName } from './icon'
import { Icon } from './icon'
import { Press } from './press'

interface SwitchRowProps {
  title: string
  note?: string
  icon?: IconName
  on: boolean
  last?: boolean
  onChange: (on: boolean) => void
}

/** A whole row that turns one thing on or off. Switches start off. */
export const SwitchRow = ({ title, note, icon, on, last, onChange }: SwitchRowProps) => (
  <Press
    className={classNames('cj-row', last && 'cj-row--last')}
    role="switch"
    label={note === undefined ? title : `${title}，${note}`}
    checked={on}
    onPress={() => {
      onChange(!on)
    }}
  >
    {icon && <Icon name={icon} className="cj-row__i" colour="pine" />}
    <View className="cj-grow cj-clauses">
      <View className="cj-head">{title}</View>
      {note !== undefined && <View className="cj-note">{note}</View>}
    </View>
    <View className={classNames('cj-switch cj-ml2', on && 'cj-switch--on')}>
      <View className="cj-switch__dot" />
    </View>
  </Press>
)
