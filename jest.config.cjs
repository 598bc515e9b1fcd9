const path = require('node:path')

const root = __dirname
const inScripts = (file) => path.join(root, 'scripts/testing', file)

/** What swc is told for every project: the compiler settings of tsconfig.base.json, as CommonJS. */
const transform = {
  '^.+\\.(t|j|mj|cj)sx?$': [
    '@swc/jest',
    {
      jsc: {
        target: 'es2022',
        parser: { syntax: 'typescript', tsx: true },
        transform: { react: { runtime: 'automatic' } },
      },
      module: { type: 'commonjs' },
    },
  ],
}

const common = {
  rootDir: root,
  transform,
  moduleFileExtensions: ['ts', 'tsx', 'js', 'mjs', 'cjs', 'jsx', 'json', 'node'],
  modulePathIgnorePatterns: ['<rootDir>/\\.cache/', '<rootDir>/\\.data/', '/dist/'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
}

const node = { ...common, testEnvironment: 'node' }

// Tests that speak HTTP to BFF and sandbox: one engine a run, one sandbox a worker (see scripts/testing).
const served = {
  globalSetup: inScripts('served.setup.ts'),
  globalTeardown: inScripts('teardown.ts'),
  setupFiles: [inScripts('worker-addresses.ts')],
}

/** @type {import('jest').Config} */
module.exports = {
  maxWorkers: 2,
  testTimeout: 20_000,
  workerIdleMemoryLimit: '1GB',
  projects: [
    { ...node, displayName: 'shared', testMatch: ['<rootDir>/shared/src/**/*.test.ts'] },
    { ...node, ...served, displayName: 'bff', testMatch: ['<rootDir>/bff/src/**/*.test.ts'] },
    {
      ...node,
      displayName: 'scripts',
      testMatch: ['<rootDir>/scripts/**/*.test.ts'],
      testPathIgnorePatterns: [
        ...common.testPathIgnorePatterns,
        '<rootDir>/scripts/journeys/',
        '<rootDir>/scripts/weapp/',
        '<rootDir>/scripts/processes/',
        // It looks into /proc for processes left behind.
        ...(process.platform === 'linux' ? [] : ['<rootDir>/scripts/house/start.test.ts']),
      ],
      globalSetup: inScripts('engine.setup.ts'),
      globalTeardown: inScripts('teardown.ts'),
    },
    {
      ...common,
      displayName: 'miniapp',
      // A module of platform/ has one file a target; tests run the browser's.
      moduleFileExtensions: ['h5.tsx', 'h5.ts', ...common.moduleFileExtensions],
      testEnvironment: 'jsdom',
      // Without this jsdom takes the browser builds of packages, which are ES modules.
      testEnvironmentOptions: { customExportConditions: ['node', 'node-addons'] },
      testMatch: ['<rootDir>/miniapp/{src,test}/**/*.test.{ts,tsx}'],
      setupFilesAfterEnv: ['<rootDir>/miniapp/test/setup.ts'],
      transformIgnorePatterns: ['/node_modules/(?!(@tarojs|@stencil|lodash-es)/)'],
      moduleNameMapper: {
        '\\.(s?css|less)$': 'identity-obj-proxy',
        '\\.(png|jpe?g|webp|svg)$': '<rootDir>/miniapp/test/file.ts',
        '^@tarojs/components$': '<rootDir>/miniapp/test/taro-components.tsx',
        '^@tarojs/taro$': '<rootDir>/miniapp/test/taro.ts',
      },
    },
    {
      ...node,
      ...served,
      displayName: 'browser',
      globalSetup: inScripts('browser.setup.ts'),
      testMatch: ['<rootDir>/scripts/journeys/**/*.test.ts'],
    },
    {
      ...node,
      ...served,
      displayName: 'processes',
      globalSetup: inScripts('processes.setup.ts'),
      testMatch: ['<rootDir>/scripts/processes/**/*.test.ts'],
    },
    {
      ...node,
      ...served,
      displayName: 'weapp',
      globalSetup: inScripts('weapp.setup.ts'),
      testMatch: ['<rootDir>/scripts/weapp/**/*.test.ts'],
    },
  ],
}
