/** Counts how often anything in a value is looked at, however deep. */
export function counted<T extends object>(value: T, steps: { count: number }): T {
  return new Proxy(value, {
    get(target, key) {
      steps.count++
      // Of bytes, methods and lengths belong to what is wrapped.
      const found: unknown = Reflect.get(target, key)
      if (typeof found === 'function') return found.bind(target)
      return typeof found === 'object' && found !== null && !(found instanceof ArrayBuffer)
        ? counted(found, steps)
        : found
    },
    has(target, key) {
      steps.count++
      return Reflect.has(target, key)
    },
  })
}
