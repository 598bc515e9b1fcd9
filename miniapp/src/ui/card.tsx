import { View } from '@tarojs/components'
import type { PropsWithChildren, ReactNode } from 'react'
import { classNames } from './class-names'
import type { IconName } from './icon'
import { Icon } from './icon'
import { Press } from './press'

/** White on paper, no shadow. `flush`: for rows that bring their own height. */
export const Card = ({ flush, className, children }: PropsWithChildren<{ flush?: boolean; className?: string }>) => (
  <View className={classNames('cj-card', flush && 'cj-card--flush', className)}>{children}</View>
)

interface RowProps {
  title: ReactNode
  /** A quieter second line. */
  note?: ReactNode
  /** On the right, before the arrow. */
  value?: ReactNode
  icon?: IconName
  /** No line below. */
  last?: boolean
  label?: string
  onPress?: () => void
}

/** A line of a card: with `onPress` it leads somewhere and shows an arrow. */
export const Row = ({ title, note, value, icon, last, label, onPress }: RowProps) => {
  const className = classNames('cj-row', last && 'cj-row--last')
  const content = (
    <>
      {icon && <Icon name={icon} className="cj-row__i" colour="ink-2" />}
      <View className={classNames('cj-grow', value === undefined && 'cj-clauses')}>
        <View>{title}</View>
        {note !== undefined && <View className="cj-note">{note}</View>}
      </View>
      {value !== undefined && <View className="cj-row__v">{value}</View>}
      {onPress && <Icon name="chevron-right" size="s" colour="ink-3" className="cj-ml1" />}
    </>
  )
  if (!onPress) return <View className={className}>{content}</View>
  return (
    <Press className={className} role="link" label={label} onPress={onPress}>
      {content}
    </Press>
  )
}

/** A fact: its name left, its value beside it or at the right edge. */
export const Fact = ({ name, right, children }: PropsWithChildren<{ name: string; right?: boolean }>) => (
  <View className="cj-fact">
    <View className={right ? 'cj-grow' : 'cj-fact__k'}>{name}</View>
    <View className={classNames('cj-fact__v', right && 'cj-fact__v--right')}>{children}</View>
  </View>
)

export const Rule = () => <View className="cj-rule" />
