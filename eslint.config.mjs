import js from '@eslint/js'
import tseslint from 'typescript-eslint'
import { importBoundaries } from './scripts/house/lint/boundaries.mjs'
import {
  COORDINATE_CONVERSION,
  FLOATING_FEN,
  HIDDEN_INPUTS,
  NO_BARREL,
  NO_SWITCHED_OFF_TEST,
  PROCESS_ENV,
  TYPE_ONLY_IN_MINIAPP,
} from './scripts/house/lint/house-rules.mjs'

const TESTS = ['**/*.test.{ts,tsx}', 'miniapp/test/**', 'bff/src/testing/**', 'scripts/testing/**']
/** Where environment, clock and randomness enter the BFF. */
const BFF_EDGE = ['bff/src/main.ts', 'bff/src/config.ts']
/** Where positions enter, and the conversion itself. */
const POSITIONS_ENTER = ['miniapp/src/platform/**', 'bff/src/core-platform/**', 'shared/src/kernel/geo*.ts']

const EVERYWHERE = [NO_BARREL, NO_SWITCHED_OFF_TEST, ...FLOATING_FEN, COORDINATE_CONVERSION]
const IN_BFF = [...EVERYWHERE, PROCESS_ENV, ...HIDDEN_INPUTS]
/** The rule takes one list a file: the later entry replaces the earlier. */
const forbid = (...syntax) => ({ 'no-restricted-syntax': ['error', ...syntax] })

export default tseslint.config(
  { ignores: ['**/dist/', '**/node_modules/', '**/.cache/', '**/.data/', '**/.swc/', 'scripts/weapp/fixture/'] },
  js.configs.recommended,
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error', noInlineConfig: true },
    rules: {
      eqeqeq: ['error', 'always'],
      ...forbid(...EVERYWHERE),
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true, argsIgnorePattern: '^_' }],
    },
  },
  importBoundaries,
  { files: ['bff/src/**/*.ts'], ignores: [...BFF_EDGE, ...TESTS], rules: forbid(...IN_BFF) },
  {
    files: POSITIONS_ENTER,
    ignores: TESTS,
    rules: forbid(NO_BARREL, ...FLOATING_FEN),
  },
  {
    files: ['bff/src/core-platform/**/*.ts'],
    ignores: TESTS,
    rules: forbid(NO_BARREL, ...FLOATING_FEN, PROCESS_ENV, ...HIDDEN_INPUTS),
  },
  { files: ['shared/src/kernel/money.ts'], rules: forbid(NO_BARREL) },
  {
    files: ['miniapp/src/**/*.{ts,tsx}', 'shared/src/**/*.endpoints.ts'],
    ignores: TESTS,
    rules: { '@typescript-eslint/no-restricted-imports': ['error', TYPE_ONLY_IN_MINIAPP] },
  },
  {
    // mongoose describes a schema's fields by plain objects where its types name a class
    files: ['bff/src/**/*.ts'],
    rules: { '@typescript-eslint/no-unsafe-class-instance-assignment': 'off' },
  },
  {
    files: TESTS,
    rules: {
      // jest's matchers (`expect.any(String)`) are typed as any, and `expect(object.method)` is no call.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    files: ['*.{mjs,cjs}', '**/*.cjs', 'miniapp/*.js', 'scripts/house/lint/*.mjs'],
    ...tseslint.configs.disableTypeChecked,
    languageOptions: {
      parserOptions: { projectService: false },
      globals: {
        require: 'readonly',
        module: 'writable',
        exports: 'writable',
        process: 'readonly',
        __dirname: 'readonly',
      },
    },
    rules: { ...tseslint.configs.disableTypeChecked.rules, '@typescript-eslint/no-require-imports': 'off' },
  },
  // TypeScript checks these, and knows what Node has.
  { files: ['scripts/**/*.mjs'], rules: { 'no-undef': 'off' } },
)
