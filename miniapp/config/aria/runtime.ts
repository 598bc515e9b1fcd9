import { mergeInternalComponents } from '@tarojs/shared'
import table from './attributes.json'

const attributes = Object.fromEntries(table.attributes.map((name) => [name, '']))

mergeInternalComponents(Object.fromEntries(table.components.map((name) => [name, attributes])))
