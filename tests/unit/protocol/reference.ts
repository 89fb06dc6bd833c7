import { CreateCafe, JoinCafe, LookUpInvitation } from '@tablecloth/shared/protocol/cafes.ts'
import { CommandSchema } from '@tablecloth/shared/protocol/commands.ts'
import { ERRORS } from '@tablecloth/shared/protocol/errors.ts'
import { LIMITS } from '@tablecloth/shared/protocol/limits.ts'
import { PERMISSIONS } from '@tablecloth/shared/protocol/permissions.ts'
import { type RootRule, type Value, WRITES } from '@tablecloth/shared/protocol/writes.ts'
import { seatingRequestSchema } from '@tablecloth/shared/seating/request.ts'
import * as z from 'zod/mini'

/** A JSON Schema, as far as it is read here. */
interface Shape {
  type?: string
  const?: string
  enum?: string[]
  properties?: Record<string, Shape>
  required?: string[]
  items?: Shape
  anyOf?: Shape[]
  oneOf?: Shape[]
  minimum?: number
  maximum?: number
  minLength?: number
  maxLength?: number
  minItems?: number
  maxItems?: number
  additionalProperties?: Shape | boolean
  propertyNames?: Shape & { pattern?: string }
}

/** What comes out of a schema tells the true lengths; what goes in tells what transforms hide. */
function shapeOf(schema: z.ZodMiniType): { taken: Shape; kept: Shape } {
  const options = { unrepresentable: 'any' as const }
  return {
    taken: z.toJSONSchema(schema, { ...options, io: 'input' }) as Shape,
    kept: z.toJSONSchema(schema, { ...options, io: 'output' }) as Shape,
  }
}

const range = (least: number | undefined, most: number | undefined, unit = ''): string => {
  if (least !== undefined && most !== undefined && most < Number.MAX_SAFE_INTEGER) return ` ${least} to ${most}${unit}`
  return most !== undefined && most < Number.MAX_SAFE_INTEGER ? ` of at most ${most}${unit}` : ''
}

function words(shape: Shape, kept: Shape | undefined): string {
  const best = kept && Object.keys(kept).length ? kept : shape
  if (best.const !== undefined) return `"${best.const}"`
  if (best.enum) return best.enum.map((value) => `"${value}"`).join(' or ')
  const choices = shape.anyOf ?? shape.oneOf
  if (choices) return choices.map((choice, index) => words(choice, kept?.anyOf?.[index])).join(', or ')
  if (best.type === 'array' && shape.items) {
    return `list${range(best.minItems, best.maxItems)} of ${words(shape.items, kept?.items)}`
  }
  if (shape.properties)
    return `{ ${fields(shape, kept)
      .map(({ name, type }) => `${name}: ${type}`)
      .join('; ')} }`
  if (best.type === 'object') {
    if (!shape.propertyNames?.pattern || typeof shape.additionalProperties !== 'object') return 'record by id'
    const values = typeof kept?.additionalProperties === 'object' ? kept.additionalProperties : undefined
    return `record, by keys like \`${shape.propertyNames.pattern}\`, of ${words(shape.additionalProperties, values)}`
  }
  if (best.type === 'string') return `text${range(best.minLength || undefined, best.maxLength, ' characters')}`
  if (best.type === 'integer') return `whole number${range(best.minimum, best.maximum)}`
  if (best.type === 'number') return `number${range(best.minimum, best.maximum)}`
  return best.type ?? 'text'
}

function fields(shape: Shape, kept: Shape | undefined) {
  return Object.entries(shape.properties ?? {}).map(([name, field]) => ({
    name: shape.required?.includes(name) ? name : `${name}?`,
    type: words(field, kept?.properties?.[name]),
  }))
}

const row = (...cells: string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
const table = (head: string[], rows: string[][]) =>
  [row(...head), row(...head.map(() => '---')), ...rows.map((cells) => row(...cells))].join('\n')

function body(title: string, schema: z.ZodMiniType): string {
  const { taken, kept } = shapeOf(schema)
  const rows = fields(taken, kept).map(({ name, type }) => [`\`${name}\``, type])
  return `### ${title}\n\n${table(['field', 'what'], rows)}`
}

/** What a co-host must have been given, who does it as one. */
function needed(scope: (typeof PERMISSIONS)[keyof typeof PERMISSIONS]['scope']): string {
  if (scope === null || scope === undefined) return ''
  if (typeof scope === 'string') return scope
  return Object.entries(scope)
    .map(([about, of]) => `${of} (about ${about === 'thing' ? 'a screen or device' : 'a person'})`)
    .join(', ')
}

function commands(): string {
  const { taken, kept } = shapeOf(CommandSchema)
  const rows = (taken.oneOf ?? []).map((shape, index) => {
    const type = shape.properties?.type?.const as keyof typeof PERMISSIONS
    const carried = fields(shape, kept.oneOf?.[index]).filter(({ name }) => name !== 'type')
    const { who, when, scope } = PERMISSIONS[type]
    const carries = carried.map(({ name, type: what }) => `\`${name}\`: ${what}`).join('; ')
    return [`\`${type}\``, carries || 'nothing more', who.join(', '), needed(scope), when.join(', ')]
  })
  return table(['command', 'carries', 'who', 'what of a co-host', 'in which phases'], rows)
}

function value(of: Value): string {
  switch (of.kind) {
    case 'text':
      return `Y.Text, at most ${of.most} UTF-16 units`
    case 'line':
      return `text of at most ${of.most} characters`
    case 'self':
      return "the writer's own participant id"
    case 'voice':
      return "of a table's device, the participant id of somebody who sits there"
    case 'time':
      return 'ms since 1970'
    case 'id':
      return `text like \`${of.pattern.source}\``
    case 'one-of':
      return of.values.map((one) => `"${one}"`).join(' or ')
    case 'true':
      return '`true`'
    case 'place':
      return '`{x, y, colour?}`, plain'
    case 'map':
      return `Y.Map of keys like \`${of.key.source}\` to ${value(of.value)}`
  }
}

function writes(): string {
  const rows = Object.entries(WRITES).flatMap(([kind, { phases, roots }]) =>
    Object.entries(roots as Record<string, RootRule>).flatMap(([root, rule]) => {
      const each = rule.mostEach === undefined ? '' : `, ${rule.mostEach} of one person`
      const strays = rule.names === undefined ? '' : ` that name none of the ${rule.names}`
      const place = [`\`${kind}\` \`${root}\``, `\`${rule.key.source}\`, at most ${rule.most}${each}${strays}`]
      const last = [rule.writer, phases.join(', ')]
      if (rule.shape === 'values') return [[...place, value(rule.value), ...last]]
      return Object.entries(rule.fields).map(([field, { value: of, required, mutable }]) => [
        ...place,
        `\`${field}${required ? '' : '?'}\`: ${value(of)}${mutable ? ', may change' : ''}`,
        ...last,
      ])
    }),
  )
  return table(['document and root', 'keys', 'value or field', 'who writes', 'when (participants)'], rows)
}

function errors(): string {
  const rows = Object.entries(ERRORS).map(([code, { status, close, retry, title }]) => [
    `\`${code}\``,
    String(status),
    String(close),
    retry ? 'yes' : 'no',
    title,
  ])
  return table(['code', 'HTTP status', 'close code', 'trying again helps', 'meaning'], rows)
}

function limits(): string {
  const rows = Object.entries(LIMITS).map(([name, most]) => [
    `\`${name}\``,
    typeof most === 'number' ? String(most) : `${most.least} to ${most.most}`,
  ])
  return table(['what', 'at most'], rows)
}

/** The whole reference as Markdown, read off the schemas and tables that the server itself obeys. */
export function protocolReference(): string {
  return `# Protocol reference

Made from the schemas and tables in \`shared/protocol\` by \`tests/unit/protocol/reference.test.ts\`, which fails when the two
differ. \`protocol.md\` says what it all means. A field with \`?\` can be left out; an unknown field is refused.

## Bodies

${body('POST /api/cafes', CreateCafe)}

${body('POST /api/invitations', LookUpInvitation)}

${body('POST /api/cafes/join', JoinCafe)}

${body('POST /api/seating-plans', seatingRequestSchema)}

## Commands

${commands()}

## What people may write into documents

${writes()}

## Errors and close codes

${errors()}

## Limits

Lengths in UTF-16 units, sizes in bytes.

${limits()}
`
}
