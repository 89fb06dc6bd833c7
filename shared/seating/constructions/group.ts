/** A finite abelian group of the numbers 0 … order - 1, 0 being neutral, as tables read at `[a * order + b]`. */
export type Group = { order: number; add: Int16Array; subtract: Int16Array }

/** The product of the cyclic groups of these orders; an element's digits are its parts, the first least. */
export function productGroup(orders: readonly number[]): Group {
  const order = orders.reduce((product, one) => product * one, 1)
  const combine = (a: number, b: number, sign: number) => {
    let result = 0
    let weight = 1
    let restA = a
    let restB = b
    for (const one of orders) {
      result += (((restA % one) + sign * (restB % one) + one) % one) * weight
      weight *= one
      restA = Math.floor(restA / one)
      restB = Math.floor(restB / one)
    }
    return result
  }
  const table = (sign: number) =>
    Int16Array.from({ length: order * order }, (_, cell) => combine(Math.floor(cell / order), cell % order, sign))
  return { order, add: table(1), subtract: table(-1) }
}

export function cyclicGroup(order: number): Group {
  return productGroup([order])
}

/** The prime powers whose product is n, e.g. 12 → [[2, 2], [3, 1]] (prime, exponent). */
export function primePowers(n: number): [prime: number, exponent: number][] {
  const found: [number, number][] = []
  let rest = n
  for (let prime = 2; prime * prime <= rest; prime++) {
    let exponent = 0
    while (rest % prime === 0) {
      rest /= prime
      exponent++
    }
    if (exponent > 0) found.push([prime, exponent])
  }
  if (rest > 1) found.push([rest, 1])
  return found
}

/** The group of order n with the most elements of prime order: additive group of the ring in `ring.ts`. */
export function elementaryGroup(n: number): Group {
  return productGroup(primePowers(n).flatMap(([prime, exponent]) => new Array<number>(exponent).fill(prime)))
}
