import path from 'node:path'
import type { IPluginContext } from '@tarojs/service'
// JSON, because Taro compiles a plugin's own file and none that it imports.
import table from './attributes.json'

type Components = Record<string, Record<string, string>>

interface TemplatePlatform {
  runtimePath: string | string[]
  template?: { mergeComponents: (ctx: IPluginContext, components: Components) => void }
}

/**
 * Lets `aria-*` props reach WeChat's templates: adds them to every template at build time and to the runtime's
 * table of property names. An empty string binds an attribute without a default.
 * The browser build needs nothing: real elements take them as they are.
 */
export default function ariaPlugin(ctx: IPluginContext): void {
  const attributes = Object.fromEntries(table.attributes.map((name) => [name, '']))
  const components = Object.fromEntries(table.components.map((name) => [name, attributes]))
  ctx.registerMethod({
    name: 'onSetupClose',
    fn(platform: TemplatePlatform) {
      if (!platform.template) return
      platform.template.mergeComponents(ctx, components)
      platform.runtimePath = [platform.runtimePath, path.join(__dirname, 'runtime.ts')].flat()
    },
  })
}
