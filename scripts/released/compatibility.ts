/** The keywords of JSON Schema that our contract comes out in. */
export interface JsonSchema {
  readonly type?: string | readonly string[]
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly JsonSchema[]
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: JsonSchema | boolean
  readonly propertyNames?: JsonSchema
  readonly items?: JsonSchema
  readonly pattern?: string
  readonly format?: string
  readonly minimum?: number
  readonly maximum?: number
  readonly minLength?: number
  readonly maxLength?: number
  readonly minItems?: number
  readonly maxItems?: number
  readonly default?: unknown
}

/**
 * Why a value that `narrow` allows might be refused by `wide`; empty when it never is. In doubt it says so: a pattern
 * that changed at all counts as a reason.
 */
export const reasonsToRefuse = (wide: JsonSchema, narrow: JsonSchema, path = ''): string[] => {
  if (wide.anyOf || narrow.anyOf) return refusedAlternatives(wide, narrow, path)
  return [
    ...refusedType(wide, narrow),
    ...refusedValues(wide, narrow),
    ...refusedText(wide, narrow),
    ...refusedBounds(wide, narrow),
  ]
    .map((reason) => `${path || 'value'}: ${reason}`)
    .concat(refusedProperties(wide, narrow, path), refusedParts(wide, narrow, path))
}

const refusedAlternatives = (wide: JsonSchema, narrow: JsonSchema, path: string): string[] => {
  const allowed = wide.anyOf ?? [wide]
  return (narrow.anyOf ?? [narrow]).flatMap((alternative) => {
    const reasons = allowed.map((one) => reasonsToRefuse(one, alternative, path))
    // With several to choose from, the reasons of the closest one tell most.
    return reasons.sort((a, b) => a.length - b.length)[0] ?? []
  })
}

const typesOf = ({ type }: JsonSchema): readonly string[] | undefined => (typeof type === 'string' ? [type] : type)

const refusedType = (wide: JsonSchema, narrow: JsonSchema): string[] => {
  const taken = typesOf(wide)
  if (!taken) return []
  return (typesOf(narrow) ?? ['anything'])
    .filter((type) => !taken.includes(type) && !(type === 'integer' && taken.includes('number')))
    .map((type) => `${type} where ${taken.join(' or ')} is taken`)
}

const valuesOf = ({ enum: values, const: only }: JsonSchema): readonly unknown[] | undefined =>
  values ?? (only === undefined ? undefined : [only])

const refusedValues = (wide: JsonSchema, narrow: JsonSchema): string[] => {
  const taken = valuesOf(wide)
  if (!taken) return []
  const sent = valuesOf(narrow)
  if (!sent) return [`any value where only ${JSON.stringify(taken)} is taken`]
  return sent.filter((value) => !taken.includes(value)).map((value) => `${JSON.stringify(value)} is unknown`)
}

const refusedText = (wide: JsonSchema, narrow: JsonSchema): string[] =>
  (['pattern', 'format'] as const)
    .filter((keyword) => wide[keyword] !== undefined && wide[keyword] !== narrow[keyword])
    .map((keyword) => `${keyword} ${narrow[keyword] ?? 'none'} where ${wide[keyword] ?? 'none'} is taken`)

const refusedBounds = (wide: JsonSchema, narrow: JsonSchema): string[] => {
  const least = (['minimum', 'minLength', 'minItems'] as const).filter(
    (keyword) => (wide[keyword] ?? -Infinity) > (narrow[keyword] ?? -Infinity),
  )
  const most = (['maximum', 'maxLength', 'maxItems'] as const).filter(
    (keyword) => (wide[keyword] ?? Infinity) < (narrow[keyword] ?? Infinity),
  )
  return [...least, ...most].map((keyword) => `${keyword} is ${String(wide[keyword])}, was ${String(narrow[keyword])}`)
}

const refusedProperties = (wide: JsonSchema, narrow: JsonSchema, path: string): string[] => {
  const { properties = {}, required = [], additionalProperties = true } = wide
  const sent = narrow.properties ?? {}
  const missing = required.filter((name) => !(narrow.required ?? []).includes(name))
  return [
    ...missing.map((name) => `${path}.${name}: may be missing`),
    ...Object.entries(sent).flatMap(([name, schema]) => {
      const taken = properties[name] ?? additionalProperties
      if (taken === true) return []
      return taken === false ? [`${path}.${name}: is not known`] : reasonsToRefuse(taken, schema, `${path}.${name}`)
    }),
  ]
}

const refusedParts = (wide: JsonSchema, narrow: JsonSchema, path: string): string[] => [
  ...(wide.items ? reasonsToRefuse(wide.items, narrow.items ?? {}, `${path}[]`) : []),
  ...(wide.propertyNames ? reasonsToRefuse(wide.propertyNames, narrow.propertyNames ?? {}, `${path} names`) : []),
  ...(typeof wide.additionalProperties === 'object' && typeof narrow.additionalProperties === 'object'
    ? reasonsToRefuse(wide.additionalProperties, narrow.additionalProperties, `${path}{}`)
    : []),
]
