// Rules of this project that no published one states.

/** A file that passes on everything of another hides who uses what. */
export const NO_BARREL = { selector: 'ExportAllDeclaration', message: 'No barrels: import from the file that has it.' }

/** A test that is switched off says nothing, and one that runs alone hides the others. */
export const NO_SWITCHED_OFF_TEST = {
  selector: 'MemberExpression[object.name=/^(describe|it|test)$/][property.name=/^(only|skip|todo)$/]',
  message: 'Tests run, all of them.',
}

const FEN = ':matches(Identifier[name=/(^f|F)en$/], MemberExpression[property.name=/(^f|F)en$/])'
const FEN_MESSAGE = 'Fen are integers: use the functions of shared/src/kernel/money.'

/** Ways in which an amount in fen would become a fraction. */
export const FLOATING_FEN = [
  { selector: `BinaryExpression[operator="/"] > ${FEN}`, message: FEN_MESSAGE },
  { selector: `BinaryExpression[operator="*"]:has(> Literal[raw=/\\./]) > ${FEN}`, message: FEN_MESSAGE },
  { selector: `CallExpression[callee.property.name="toFixed"] > MemberExpression > ${FEN}`, message: FEN_MESSAGE },
  {
    selector: `CallExpression[callee.name="parseFloat"]`,
    message: 'Parse amounts by string, other numbers with Number.',
  },
]

/** Screens and API speak GCJ-02; only where positions enter are they converted. */
export const COORDINATE_CONVERSION = {
  selector: 'CallExpression[callee.name=/wgs84/i]',
  message: 'Positions are converted in miniapp/src/platform and in the core-platform mapping alone.',
}

export const PROCESS_ENV = {
  selector: 'MemberExpression[object.name="process"][property.name="env"]',
  message: 'The environment is read in bff/src/config.ts alone.',
}

/** Clock and randomness come in as dependencies, so that tests and simulations own them. */
export const HIDDEN_INPUTS = [
  {
    selector: 'CallExpression[callee.object.name="Date"][callee.property.name="now"]',
    message: 'Take the clock as a dependency.',
  },
  { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: 'Take the clock as a dependency.' },
  {
    selector: 'CallExpression[callee.object.name="Math"][callee.property.name="random"]',
    message: 'Take randomness as a dependency.',
  },
]

/** zod would cost the mini-program 88 to 444 kB of its 2 MB: contracts come in as types, endpoints without it. */
export const TYPE_ONLY_IN_MINIAPP = {
  patterns: [
    {
      group: ['zod', 'zod/*', '@cheji/shared/**/*.contract', './*.contract', '../**/*.contract'],
      allowTypeImports: true,
      message: 'Import contracts as types only: zod must not reach the mini-program.',
    },
  ],
}
