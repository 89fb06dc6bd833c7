import { elementaryGroup, type Group, primePowers } from './group.ts'

/**
 * The product of the finite fields whose orders are the prime powers of n: a field itself when n is one. Its addition is
 * that of `elementaryGroup(n)`.
 */
export type Ring = Group & {
  /** Read at `[a * order + b]`. */
  multiply: Int16Array
  /** Elements of which any two differ in every field, so that no difference divides zero; as many as the smallest field has. */
  apart: number[]
}

export function createRing(n: number): Ring {
  const group = elementaryGroup(n)
  const powers = primePowers(n)
  const fields = powers.map(([prime, exponent]) => multiplication(prime, exponent))
  const orders = powers.map(([prime, exponent]) => prime ** exponent)
  const parts = (element: number) => {
    let rest = element
    return orders.map((order) => {
      const part = rest % order
      rest = Math.floor(rest / order)
      return part
    })
  }
  const whole = (digits: readonly number[]) =>
    digits.reduceRight((sum, digit, at) => sum * (orders[at] as number) + digit, 0)
  const split = Array.from({ length: n }, (_, element) => parts(element))
  const multiply = new Int16Array(n * n)
  for (const [a, partsOfA] of split.entries()) {
    for (const [b, partsOfB] of split.entries()) {
      multiply[a * n + b] = whole(
        orders.map((order, at) => fields[at]?.[(partsOfA[at] as number) * order + (partsOfB[at] as number)] as number),
      )
    }
  }
  const apart = Array.from({ length: Math.min(...orders) }, (_, digit) => whole(orders.map(() => digit)))
  return { ...group, multiply, apart }
}

/** Multiplication in the field with prime^exponent elements, each a polynomial whose digits to base `prime` are coefficients. */
function multiplication(prime: number, exponent: number): Int16Array {
  const order = prime ** exponent
  const digits = (element: number) =>
    Array.from({ length: exponent }, (_, at) => Math.floor(element / prime ** at) % prime)
  for (let tail = 0; tail < order; tail++) {
    // x^exponent = -(tail as a polynomial); it makes a field exactly if no product of two others than 0 is 0.
    const lowest = digits(tail).map((digit) => (prime - digit) % prime)
    const table = multiplicationModulo(prime, exponent, digits, lowest)
    if (!table.some((product, cell) => product === 0 && cell % order !== 0 && cell >= order)) return table
  }
  throw new Error(`there is a field with ${order} elements`)
}

function multiplicationModulo(
  prime: number,
  exponent: number,
  digits: (element: number) => number[],
  reduced: readonly number[],
): Int16Array {
  const order = prime ** exponent
  const polynomials = Array.from({ length: order }, (_, element) => digits(element))
  const table = new Int16Array(order * order)
  for (const [a, ofA] of polynomials.entries()) {
    for (const [b, ofB] of polynomials.entries()) {
      const product = new Array<number>(2 * exponent - 1).fill(0)
      for (const [i, x] of ofA.entries()) {
        for (const [j, y] of ofB.entries()) product[i + j] = ((product[i + j] as number) + x * y) % prime
      }
      for (let high = product.length - 1; high >= exponent; high--) {
        const carried = product[high] as number
        for (const [at, digit] of reduced.entries()) {
          const low = high - exponent + at
          product[low] = ((product[low] as number) + carried * digit) % prime
        }
      }
      table[a * order + b] = product.slice(0, exponent).reduceRight((sum, digit) => sum * prime + digit, 0)
    }
  }
  return table
}
