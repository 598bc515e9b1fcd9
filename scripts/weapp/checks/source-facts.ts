import { Linter, type Rule, type Scope } from 'eslint'
import vm from 'node:vm'

/** What one JavaScript file of the package uses of its surroundings. */
export interface SourceFacts {
  /** `wx.name`, without names that the file itself puts on `wx`. */
  readonly wxNames: string[]
  /** Members of default imports, as webpack writes them (`var t = n.n(m); t().name`): of Taro, mostly. */
  readonly defaultImportNames: string[]
  /** Names of every `x.name` and of every destructured property. */
  readonly memberNames: string[]
  /** String literals. */
  readonly strings: string[]
  /** Free names that WeChat does not define, and that are not guarded by `typeof name`. */
  readonly unknownGlobals: string[]
}

/** Not in WeChat's logic layer, although ECMAScript or V8 has them. */
const ABSENT = ['Intl', 'WebAssembly', 'SharedArrayBuffer', 'Atomics']

const WECHAT_GLOBALS = [
  ...['wx', 'App', 'Page', 'Component', 'Behavior', 'getApp', 'getCurrentPages', 'require', 'module', 'exports'],
  ...['console', 'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'global', 'requirePlugin'],
  ...['arguments', '__wxConfig'],
]

const ECMASCRIPT_GLOBALS = vm.runInNewContext('Object.getOwnPropertyNames(globalThis)') as string[]

const KNOWN_GLOBALS = new Set([...ECMASCRIPT_GLOBALS.filter((name) => !ABSENT.includes(name)), ...WECHAT_GLOBALS])

/**
 * Reads a file's facts from its syntax tree.
 * @throws when it does not parse.
 */
export function sourceFacts(code: string, file: string): SourceFacts {
  const collected = new Collector()
  const plugin = { rules: { facts: { create: (context: Rule.RuleContext) => collected.listen(context) } } }
  const messages = new Linter().verify(
    code,
    [
      {
        files: ['**'],
        plugins: { weapp: plugin },
        rules: { 'weapp/facts': 'error' },
        languageOptions: { ecmaVersion: 'latest', sourceType: 'commonjs' },
        linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'off' },
      },
    ],
    { filename: file },
  )
  const fatal = messages.find((message) => message.fatal)
  if (fatal) throw new Error(`${file}:${String(fatal.line)}:${String(fatal.column)} ${fatal.message}`)
  return collected.facts()
}

/** Gathers facts while ESLint walks the tree. */
class Collector {
  private readonly wxNames = new Set<string>()
  private readonly wxAssigned = new Set<string>()
  private readonly memberNames = new Set<string>()
  private readonly importGetters = new Set<string>()
  private readonly getterMembers: { readonly getter: string; readonly name: string }[] = []
  private readonly strings = new Set<string>()
  private readonly unknownGlobals = new Set<string>()

  listen(context: Rule.RuleContext): Rule.RuleListener {
    return {
      MemberExpression: (node) => {
        this.member(node)
      },
      'ObjectPattern > Property': (node: PropertyNode) => {
        if (node.key.type === 'Identifier') this.memberNames.add(node.key.name)
      },
      VariableDeclarator: (node) => {
        if (node.id.type === 'Identifier' && isImportGetter(node.init)) this.importGetters.add(node.id.name)
      },
      Literal: (node) => {
        if (typeof node.value === 'string') this.strings.add(node.value)
      },
      'Program:exit': () => {
        for (const scope of context.sourceCode.scopeManager.scopes.slice(0, 1)) this.freeNames(scope)
      },
    }
  }

  facts(): SourceFacts {
    return {
      wxNames: [...this.wxNames].filter((name) => !this.wxAssigned.has(name)),
      defaultImportNames: [
        ...new Set(this.getterMembers.filter(({ getter }) => this.importGetters.has(getter)).map(({ name }) => name)),
      ],
      memberNames: [...this.memberNames],
      strings: [...this.strings],
      unknownGlobals: [...this.unknownGlobals],
    }
  }

  private member(node: MemberNode): void {
    const name = propertyName(node)
    if (name === undefined) return
    this.memberNames.add(name)
    const { object } = node
    if (object.type === 'CallExpression' && object.callee.type === 'Identifier' && object.arguments.length === 0) {
      this.getterMembers.push({ getter: object.callee.name, name })
    }
    if (node.object.type !== 'Identifier' || node.object.name !== 'wx') return
    this.wxNames.add(name)
    const { parent } = node
    if (parent.type === 'AssignmentExpression' && parent.left === node) this.wxAssigned.add(name)
  }

  private freeNames(global: Scope.Scope): void {
    for (const { identifier } of global.through) {
      const { name } = identifier
      if (KNOWN_GLOBALS.has(name) || isGuarded(identifier as Rule.Node & NamedNode)) continue
      this.unknownGlobals.add(name)
    }
  }
}

type MemberNode = Extract<Rule.Node, { type: 'MemberExpression' }>
type VariableNode = Extract<Rule.Node, { type: 'VariableDeclarator' }>
type PropertyNode = Extract<Rule.Node, { type: 'Property' }>
interface NamedNode {
  readonly name: string
}

/** `n.n(m)`: webpack's way to a default export. */
function isImportGetter(node: VariableNode['init']): boolean {
  if (node?.type !== 'CallExpression' || node.callee.type !== 'MemberExpression') return false
  const { property } = node.callee
  return property.type === 'Identifier' && property.name === 'n' && node.arguments.length === 1
}

function propertyName({ property, computed }: MemberNode): string | undefined {
  if (!computed && property.type === 'Identifier') return property.name
  return computed && property.type === 'Literal' && typeof property.value === 'string' ? property.value : undefined
}

const FUNCTION = /Function/

/** Whether the name itself is under `typeof`, or a function around it asks `typeof name` somewhere. */
function isGuarded(identifier: Rule.Node & NamedNode): boolean {
  if (isTypeofOf(identifier.parent, identifier.name)) return true
  for (let node = identifier.parent; node; node = node.parent) {
    if (FUNCTION.test(node.type) && asksTypeof(node, identifier.name)) return true
  }
  return false
}

function isTypeofOf(node: unknown, name: string): boolean {
  const { type, operator, argument } = node as { type?: string; operator?: string; argument?: Partial<NamedNode> }
  return type === 'UnaryExpression' && operator === 'typeof' && argument?.name === name
}

function asksTypeof(node: unknown, name: string): boolean {
  if (typeof node !== 'object' || node === null) return false
  if (Array.isArray(node)) return node.some((each: unknown) => asksTypeof(each, name))
  if (isTypeofOf(node, name)) return true
  return Object.entries(node).some(([key, value]) => key !== 'parent' && asksTypeof(value, name))
}
