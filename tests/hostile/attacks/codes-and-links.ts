import type { Attack } from '../attack.ts'
import { asks } from './asks.ts'

export const codesAndLinks: Attack[] = [
  {
    name: 'guesses two hundred codes',
    answer: '404 unknown_code, 429 too_fast',
    run: asks(async (attacker, world) => {
      const told = new Set<string>()
      for (let n = 0; n < 200; n++) {
        const joinCode = `ZZZ-ZZZ-${String(n).padStart(3, '0')}`
        told.add(await attacker.ask('POST', '/api/cafes/join', { joinCode, name: 'M' }, { token: null }))
      }
      const right = await attacker.ask('POST', '/api/invitations', { joinCode: world.cafe.joinCode }, { token: null })
      if (right !== '200') throw new Error(`the right code is not let through: ${right}`)
      return [...told].sort().join(', ')
    }),
  },
  {
    name: 'guesses a thousand codes from the place where others join',
    // Whoever guessed here a moment ago is told to wait at once.
    answer: ['404 unknown_code, 429 too_fast; 5 joined', '429 too_fast; 5 joined'],
    run: asks(async (attacker, world) => {
      const { cafe } = await world.ownCafe()
      const told = new Set<string>()
      const guess = async (n: number) => {
        const joinCode = `ZZZ-ZZ${Math.floor(n / 1000)}-${String(n % 1000).padStart(3, '0')}`
        told.add(await attacker.ask('POST', '/api/cafes/join', { joinCode, name: 'M' }, { token: null }))
      }
      let joined = 0
      for (let hundred = 0; hundred < 10; hundred++) {
        const guesses = Array.from({ length: 100 }, (_, n) => guess(hundred * 100 + n))
        const honest = { joinCode: cafe.joinCode, name: `Honest ${hundred}` }
        if (hundred % 2) {
          const answer = await attacker.ask('POST', '/api/cafes/join', honest, { token: null })
          if (answer === '201') joined++
          else told.add(answer)
        }
        await Promise.all(guesses)
      }
      return `${[...told].sort().join(', ')}; ${joined} joined`
    }),
  },
  {
    name: 'comes by a code and a link that were renewed',
    answer: ['404 unknown_code, 401 bad_token, 401 bad_token', '429 too_fast, 401 bad_token, 401 bad_token'],
    run: asks(async (attacker, world) => {
      const { cafe, organiser } = await world.ownCafe()
      const coHost = await world.coHost(organiser)
      await organiser.command('renew-code')
      await organiser.command('renew-link', { participantId: coHost.participantId })
      const join = { joinCode: cafe.joinCode, name: 'M' }
      return [
        await attacker.ask('POST', '/api/cafes/join', join, { token: null }),
        await coHost.ask('GET', `/api/cafes/${cafe.cafeId}`),
        await coHost.ask('POST', '/api/sessions'),
      ].join(', ')
    }),
  },
  {
    name: 'ends the sign-in of somebody else, takes a café that was not offered, and renews another host’s link',
    answer: 'unknown_session, not_offered, not_allowed',
    run: asks(async (_, world) => {
      const { organiser } = await world.ownCafe()
      const coHost = await world.coHost(organiser)
      return [
        await coHost.command('end-session', { sessionId: 'any-of-them' }),
        await coHost.command('answer-offer', { take: true }),
        await coHost.command('renew-link', { participantId: organiser.participantId }),
      ].join(', ')
    }),
  },
  {
    name: 'reads from the answers which codes there once were',
    answer: 'all the same',
    run: asks(async (attacker, world) => {
      const { cafe: closed, organiser } = await world.ownCafe()
      await organiser.command('close')
      const { cafe: erased, organiser: other } = await world.ownCafe()
      await other.ask('DELETE', `/api/cafes/${erased.cafeId}`)
      const told = new Set<string>()
      for (const joinCode of [closed.joinCode, erased.joinCode, '000-000-000', 'not a code']) {
        const response = await fetch(`${attacker.url}/api/invitations`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ joinCode }),
        })
        told.add(await response.text())
      }
      return told.size === 1 ? 'all the same' : [...told].join(' ')
    }),
  },
]
