import path from 'node:path'
import { defineConfig } from '@tarojs/cli'
import manifest from '../package.json'
import { keepSmall } from './h5-bundle'

const sharedSource = path.resolve(__dirname, '../../shared/src')
const ariaPlugin = path.resolve(__dirname, 'aria')
const compiled = [sharedSource, __dirname]
const target = process.env.TARO_ENV ?? 'weapp'

/** Where the BFF answers. The browser preview is served from the BFF's own origin; the WeChat package needs a whole address. */
const apiUrl = process.env.TARO_APP_API_URL ?? (target === 'h5' ? '' : 'http://127.0.0.1:3000')

export default defineConfig(() => ({
  projectName: 'cheji',
  designWidth: 375,
  deviceRatio: { 375: 2, 640: 1.17, 750: 1, 828: 0.905 },
  sourceRoot: 'src',
  outputRoot: `dist/${target}`,
  framework: 'react',
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  cache: { enable: false },
  plugins: [path.join(ariaPlugin, 'index.ts')],
  defineConstants: {
    API_URL: JSON.stringify(apiUrl),
    CLIENT_VERSION: JSON.stringify(manifest.version),
    PRECISE_LOCATION: JSON.stringify(process.env.TARO_APP_PRECISE_LOCATION === '1'),
  },
  mini: {
    baseLevel: 8,
    compile: { include: compiled },
    optimizeMainPackage: { enable: true },
    postcss: { pxtransform: { enable: true, config: {} } },
  },
  h5: {
    publicPath: '/',
    staticDirectory: 'static',
    useHtmlComponents: true,
    router: { mode: 'browser' },
    compile: { include: compiled },
    output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'js/[name].[contenthash:8].js' },
    miniCssExtractPluginOption: {
      ignoreOrder: true,
      filename: 'css/[name].[contenthash:8].css',
      chunkFilename: 'css/[name].[contenthash:8].css',
    },
    postcss: {
      autoprefixer: { enable: true, config: {} },
      // On a desk the preview stays a phone: nothing grows beyond 430 px of width.
      pxtransform: { enable: true, config: { baseFontSize: 20, minRootSize: 17, maxRootSize: 23 } },
    },
    // The preview server finds the seam for its first screen in a comment, so comments stay.
    htmlPluginOption: { minify: { removeComments: false, collapseWhitespace: true, minifyJS: true } },
    webpackChain: keepSmall,
  },
}))
