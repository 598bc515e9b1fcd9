/**
 * Taro's own preset; used by both builds. Tests are compiled by swc and never read this file.
 * WeChat's package keeps Taro's ES5; the browser preview is for browsers that know modules and promises.
 */
const targets = process.env.TARO_ENV === 'h5' ? { targets: { chrome: '79', safari: '13' } } : {}

module.exports = {
  presets: [['taro', { framework: 'react', ts: true, compiler: 'webpack5', ...targets }]],
}
