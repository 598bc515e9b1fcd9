// Who may import whom. ARCHITECTURE.md says why; a planted violation of each kind is tested in lint.test.ts.
import { fileURLToPath } from 'node:url'
import boundaries from 'eslint-plugin-boundaries'

/** The rooms of the house. The first pattern that matches a file names its room. */
const elements = [
  { type: 'shared', pattern: 'shared/src' },

  { type: 'bff-test', pattern: 'bff/src/**/*.test.ts', mode: 'full' },
  { type: 'bff-test', pattern: 'bff/src/features/*/testing/*.ts', mode: 'full' },
  { type: 'bff-testing', pattern: 'bff/src/testing' },
  { type: 'bff-feature', pattern: 'bff/src/features/*', capture: ['feature'] },
  { type: 'upstream-contract', pattern: 'bff/src/core-platform/contract' },
  { type: 'bff-core-platform', pattern: 'bff/src/core-platform' },
  { type: 'bff-wechat', pattern: 'bff/src/wechat' },
  { type: 'bff-http', pattern: 'bff/src/http' },
  { type: 'bff-infrastructure', pattern: 'bff/src/infrastructure' },
  { type: 'bff-config', pattern: 'bff/src/config*.ts', mode: 'full' },
  { type: 'bff-entry', pattern: 'bff/src/*.ts', mode: 'full' },

  { type: 'miniapp-test', pattern: 'miniapp/src/**/*.test.{ts,tsx}', mode: 'full' },
  { type: 'miniapp-testing', pattern: 'miniapp/test' },
  { type: 'miniapp-build', pattern: 'miniapp/config' },
  { type: 'miniapp-page', pattern: 'miniapp/src/pages/*', capture: ['page'] },
  { type: 'miniapp-page', pattern: 'miniapp/src/packages/*', capture: ['page'] },
  { type: 'miniapp-page', pattern: 'miniapp/src/custom-tab-bar', capture: [] },
  { type: 'miniapp-feature', pattern: 'miniapp/src/features/*', capture: ['feature'] },
  { type: 'miniapp-ui', pattern: 'miniapp/src/ui' },
  { type: 'miniapp-api', pattern: 'miniapp/src/api' },
  { type: 'miniapp-platform', pattern: 'miniapp/src/platform' },
  { type: 'miniapp-entry', pattern: 'miniapp/src/*.{ts,tsx}', mode: 'full' },

  { type: 'sandbox', pattern: 'scripts/sandbox' },
  { type: 'bff-driver', pattern: 'scripts/{bench,simulate}', capture: ['name'] },
  { type: 'scripts', pattern: 'scripts' },
]

const BFF_BELOW_FEATURES = [
  'bff-core-platform',
  'upstream-contract',
  'bff-wechat',
  'bff-http',
  'bff-infrastructure',
  'bff-config',
]
const BFF = ['bff-entry', 'bff-feature', ...BFF_BELOW_FEATURES]
const MINIAPP_BELOW_FEATURES = ['miniapp-ui', 'miniapp-api', 'miniapp-platform', 'shared']
const MINIAPP = ['miniapp-page', 'miniapp-feature', 'miniapp-entry', ...MINIAPP_BELOW_FEATURES]

const rules = [
  { from: 'shared', allow: ['shared'] },

  { from: 'bff-feature', allow: [['bff-feature', { feature: '${from.feature}' }], ...BFF_BELOW_FEATURES, 'shared'] },
  { from: 'upstream-contract', allow: ['upstream-contract', 'shared'] },
  {
    from: ['bff-core-platform', 'bff-wechat'],
    allow: ['${from.type}', 'upstream-contract', 'bff-http', 'bff-infrastructure', 'bff-config', 'shared'],
  },
  { from: 'bff-http', allow: ['bff-http', 'bff-infrastructure', 'bff-config', 'shared'] },
  { from: 'bff-infrastructure', allow: ['bff-infrastructure', 'bff-config', 'shared'] },
  { from: 'bff-config', allow: ['bff-config', 'shared'] },
  { from: 'bff-entry', allow: [...BFF, 'shared'] },
  { from: ['bff-test', 'bff-testing'], allow: [...BFF, 'bff-test', 'bff-testing', 'shared'] },

  {
    from: 'miniapp-page',
    allow: [['miniapp-page', { page: '${from.page}' }], 'miniapp-feature', ...MINIAPP_BELOW_FEATURES],
  },
  { from: 'miniapp-feature', allow: [['miniapp-feature', { feature: '${from.feature}' }], ...MINIAPP_BELOW_FEATURES] },
  { from: 'miniapp-ui', allow: ['miniapp-ui', 'miniapp-platform', 'shared'] },
  { from: 'miniapp-api', allow: ['miniapp-api', 'miniapp-platform', 'shared'] },
  { from: 'miniapp-platform', allow: ['miniapp-platform', 'shared'] },
  { from: 'miniapp-entry', allow: MINIAPP },
  { from: 'miniapp-build', allow: ['miniapp-build'] },
  { from: ['miniapp-test', 'miniapp-testing'], allow: [...MINIAPP, 'miniapp-testing', 'miniapp-build'] },

  { from: 'sandbox', allow: ['sandbox', 'scripts', 'upstream-contract', 'shared'] },
  { from: 'bff-driver', allow: [...BFF, 'bff-driver', 'sandbox', 'scripts', 'shared'] },
  { from: 'scripts', allow: ['scripts', 'sandbox', 'upstream-contract', 'shared'] },
]

export const importBoundaries = {
  files: ['{shared,bff,miniapp,scripts}/**/*.{ts,tsx,mts,mjs}'],
  plugins: { boundaries },
  settings: {
    'import/resolver': { [fileURLToPath(new URL('resolver.cjs', import.meta.url))]: {} },
    'boundaries/root-path': fileURLToPath(new URL('../../..', import.meta.url)),
    'boundaries/elements': elements,
    'boundaries/include': ['{shared,bff,miniapp,scripts}/**/*'],
  },
  rules: {
    'boundaries/element-types': ['error', { default: 'disallow', rules }],
    // A file in no room would be free to import anything.
    'boundaries/no-unknown-files': 'error',
  },
}
