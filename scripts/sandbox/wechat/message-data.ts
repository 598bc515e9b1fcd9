const TIME = '(\\d{4}[-/年]\\d{1,2}[-/月]\\d{1,2}日? ?)?\\d{1,2}:\\d{2}(:\\d{2})?'
const DATE = '\\d{4}[-/年]\\d{1,2}[-/月]\\d{1,2}日?'

/** What each kind of template field takes, from WeChat's table of parameter kinds. */
const KINDS: Readonly<Record<string, RegExp>> = {
  thing: /^[^\n]{1,20}$/u,
  number: /^-?\d{1,32}(\.\d{1,31})?$/,
  letter: /^[A-Za-z]{1,32}$/,
  symbol: /^[^\p{L}\p{N}\s]{1,5}$/u,
  character_string: /^[\x20-\x7e]{1,32}$/,
  time: new RegExp(`^${TIME}( ?~ ?${TIME})?$`),
  date: new RegExp(`^${DATE}( ?${TIME})?( ?~ ?${DATE})?$`),
  amount: /^[¥￥$]?\d{1,10}(\.\d{1,2})?元?$/,
  phone_number: /^[\d+\-() ]{1,17}$/,
  car_number: /^[\p{Script=Han}A-Z0-9]{1,8}$/u,
  name: /^(\p{Script=Han}{1,10}|[\p{L}\p{N} .·]{1,20})$/u,
  phrase: /^\p{Script=Han}{1,5}$/u,
}

/** What is wrong with a message's fields, as WeChat words it; undefined when nothing is. */
export function faultInData(data: Readonly<Record<string, string>>): string | undefined {
  const entries = Object.entries(data)
  if (entries.length === 0) return 'data is empty'
  for (const [key, value] of entries) {
    const kind = KINDS[/^([a-z_]+?)\d{1,2}$/.exec(key)?.[1] ?? '']
    if (!kind) return `data.${key} is not a field of the template`
    if (value.trim() === '') return `data.${key}.value is empty`
    if (!kind.test(value)) return `data.${key}.value invalid`
  }
  return undefined
}
