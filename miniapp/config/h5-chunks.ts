import type { UserConfigExport } from '@tarojs/cli'

type Config = Exclude<UserConfigExport<'webpack5'>, (...args: never[]) => unknown>
type Chain = NonNullable<NonNullable<Extract<Config, { h5?: unknown }>['h5']>['webpackChain']>

/** Taro's default repeats about 110 kB in every page's chunk: here whatever two chunks use is a chunk of its own. */
export const splitWithoutRepeats: Chain = (chain) => {
  chain.optimization.splitChunks({
    chunks: 'all',
    minSize: 0,
    maxAsyncRequests: 30,
    maxInitialRequests: 30,
    cacheGroups: {
      default: false,
      defaultVendors: false,
      react: { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/, priority: 50 },
      shared: { name: false, minChunks: 2, priority: 10, reuseExistingChunk: true },
    },
  })
}
