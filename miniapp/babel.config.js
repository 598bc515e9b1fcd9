/** Taro's own preset; used by both builds. Tests are compiled by swc and never read this file. */
module.exports = {
  presets: [['taro', { framework: 'react', ts: true, compiler: 'webpack5' }]],
}
