import path from 'node:path'
import type { UserConfigExport } from '@tarojs/cli'

type Config = Exclude<UserConfigExport, (...args: never[]) => unknown>
type Chain = NonNullable<NonNullable<Extract<Config, { h5?: unknown }>['h5']>['webpackChain']>

/** What Taro brings for browsers that are too old for the preview anyway, and for JSONP. */
const NEEDLESS = ['whatwg-fetch', 'abortcontroller-polyfill/dist/abortcontroller-polyfill-only', 'jsonp-retry']

/** Makes the preview's first load small: nothing twice, nothing that no browser of today needs. */
export const keepSmall: Chain = (chain, webpack) => {
  // Taro's default repeats about 110 kB in every page's chunk: here whatever two chunks use is a chunk of its own.
  chain.optimization.splitChunks({
    chunks: 'all',
    minSize: 0,
    // A page that reaches the limit would carry the rest of what it shares a second time.
    maxAsyncRequests: 100,
    maxInitialRequests: 100,
    cacheGroups: {
      default: false,
      defaultVendors: false,
      react: { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/, priority: 50 },
      // What most pages use in one chunk: every chunk that is named by every page costs the first load its name.
      everywhere: { name: 'everywhere', chunks: 'async', minChunks: 10, priority: 20 },
      shared: { name: false, minChunks: 2, priority: 10, reuseExistingChunk: true },
    },
  })
  for (const name of NEEDLESS) chain.resolve.alias.set(name, path.resolve(__dirname, 'nothing.ts'))
  chain.plugin('noTabBar').use(webpack.NormalModuleReplacementPlugin, [
    /^\.\/tabbar(\.js)?$/,
    (found: { context: string; request: string }) => {
      if (/@tarojs[\\/]router/.test(found.context)) found.request = path.resolve(__dirname, 'no-tab-bar.ts')
    },
  ])
  chain.plugin('lightToasts').use(webpack.NormalModuleReplacementPlugin, [
    /[\\/]interaction[\\/]index\.js$/,
    (found: { context: string; request: string }) => {
      if (/@tarojs[\\/]taro-h5/.test(found.context)) found.request = path.resolve(__dirname, 'interaction.ts')
    },
  ])
}
