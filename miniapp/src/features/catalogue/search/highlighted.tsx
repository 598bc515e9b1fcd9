import { Text } from '@tarojs/components'

/** A name with the typed part in green, where it holds it as typed. */
export const Highlighted = ({ text, part }: { text: string; part: string }) => {
  const at = part === '' ? -1 : text.toLowerCase().indexOf(part.toLowerCase())
  if (at < 0) return <Text>{text}</Text>
  return (
    <>
      {at > 0 && <Text>{text.slice(0, at)}</Text>}
      <Text className="cj-good">{text.slice(at, at + part.length)}</Text>
      {at + part.length < text.length && <Text>{text.slice(at + part.length)}</Text>}
    </>
  )
}
