// English is the source; every other language must say all of it, with the same placeholders, and nothing else.
import { existsSync, readdirSync } from 'node:fs'
import { join, relative } from 'node:path'
import { readJson, root } from './setup/paths.mjs'

const folder = join(root, process.argv[2] ?? 'client/i18n/locales')
const source = 'en'
const pluralKey = /^(.+?)(_ordinal)?_(zero|one|two|few|many|other)$/

/**
 * @param {unknown} value @param {string} path
 * @returns {[key: string, text: unknown][]} nested keys joined by dots
 */
function flatten(value, path = '') {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [[path, value]]
  return Object.entries(value).flatMap(([key, inner]) => flatten(inner, path ? `${path}.${key}` : key))
}

/** The names between braces and the names of tags, such as `{{count}}` and `<strong>`. @param {string} text */
function placeholders(text) {
  const names = [...text.matchAll(/\{\{-?\s*([\w.]+)/g)].map(([, name]) => `{{${name}}}`)
  const tags = [...text.matchAll(/<\/?(\w+)\s*\/?>/g)].map(([, name]) => `<${name}>`)
  return new Set([...names, ...tags])
}

/**
 * @param {Map<string, unknown>} texts those of the source language
 * @param {string} key
 * @returns {{ stem: string, type: 'cardinal' | 'ordinal' } | undefined} set when the key is one form of a plural
 */
function pluralOf(texts, key) {
  const [, base = '', ordinal = ''] = pluralKey.exec(key) ?? []
  const stem = base + ordinal
  if (!base || !texts.has(`${stem}_one`) || !texts.has(`${stem}_other`)) return undefined
  return { stem, type: ordinal ? 'ordinal' : 'cardinal' }
}

/**
 * What a language must have for what the source has: key → the source's key to compare it with.
 * @param {Map<string, unknown>} texts @param {string} language
 */
function expectedKeys(texts, language) {
  const required = new Map()
  const allowed = new Map()
  for (const key of texts.keys()) {
    const plural = pluralOf(texts, key)
    if (!plural) {
      required.set(key, key)
      continue
    }
    const { pluralCategories } = new Intl.PluralRules(language, { type: plural.type }).resolvedOptions()
    for (const form of pluralCategories) required.set(`${plural.stem}_${form}`, `${plural.stem}_other`)
    // Every language may say "none" in a way of its own.
    allowed.set(`${plural.stem}_zero`, `${plural.stem}_other`)
  }
  return { required, all: new Map([...allowed, ...required]) }
}

/**
 * @param {string} text @param {string} model the source's text @param {boolean} isPluralForm
 * @returns {string[]} faults
 */
function placeholderFaults(text, model, isPluralForm) {
  // "one note" and "two notes" need no figure.
  const implied = isPluralForm ? ['{{count}}'] : []
  const has = new Set([...placeholders(text), ...implied])
  const wants = new Set([...placeholders(model), ...implied])
  return [
    ...[...wants].filter((name) => !has.has(name)).map((name) => `lacks ${name}`),
    ...[...has].filter((name) => !wants.has(name)).map((name) => `has ${name}, which ${source} has not`),
  ]
}

/** @param {string} language @param {string} file @returns {string[]} faults, one line each */
function faultsOf(language, file) {
  const path = join(folder, language, file)
  const at = relative(root, path)
  const original = join(folder, source, file)
  if (!existsSync(path)) return [`${at} is missing`]
  if (!existsSync(original)) return [`${at} has no counterpart in ${source}`]
  const texts = new Map(flatten(readJson(original)))
  const translated = new Map(flatten(readJson(path)))
  const { required, all } = expectedKeys(texts, language)
  const faults = [...required.keys()].filter((key) => !translated.has(key)).map((key) => `"${key}" is missing`)
  for (const [key, text] of translated) {
    const model = all.get(key)
    if (model === undefined) faults.push(`"${key}" is not in ${source}`)
    else if (typeof text !== 'string' || text.trim() === '') faults.push(`"${key}" has no text`)
    else {
      const isPluralForm = pluralOf(texts, model) !== undefined
      faults.push(
        ...placeholderFaults(text, String(texts.get(model)), isPluralForm).map((fault) => `"${key}" ${fault}`),
      )
    }
  }
  return faults.map((fault) => `${at}: ${fault}`)
}

function allFaults() {
  if (!existsSync(join(folder, source))) return [`${relative(root, folder)}/${source} is missing`]
  const languages = readdirSync(folder, { withFileTypes: true }).filter((it) => it.isDirectory())
  return languages.flatMap(({ name }) => {
    const files = [source, name].flatMap((language) => readdirSync(join(folder, language)))
    return [...new Set(files)].filter((file) => file.endsWith('.json')).flatMap((file) => faultsOf(name, file))
  })
}

const faults = allFaults()
for (const fault of faults) console.error(fault)
process.exitCode = faults.length > 0 ? 1 : 0
