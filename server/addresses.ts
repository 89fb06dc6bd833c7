import { networkInterfaces } from 'node:os'

/** This machine's addresses in its local networks. IPv4: short enough to be typed from a wall. */
export function localAddresses(): string[] {
  return Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => address)
}

const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/

/** Whether an origin leads nowhere from any other device. */
export const isLoopback = (origin: string): boolean => LOOPBACK.test(URL.parse(origin)?.hostname ?? '')
