import { describe, expect, test } from 'vitest'
import { Ledger } from '../../../client/connection/ledger.ts'

const open = () => {
  const told: string[][] = []
  const ledger = new Ledger((unsaved) => told.push([...unsaved]))
  return { ledger, told }
}

describe('what of one’s own writing is saved', () => {
  test('a record is unsaved from its writing until the server has said that the message is durable', () => {
    const { ledger } = open()
    ledger.sent('step2')
    ledger.wrote(['notes/a'])
    ledger.sent('update')
    expect([...ledger.unsaved]).toEqual(['notes/a'])
    ledger.acknowledged(1, 0)
    expect([...ledger.unsaved]).toEqual(['notes/a'])
    ledger.acknowledged(1, 1)
    expect([...ledger.unsaved]).toEqual([])
  })

  test('a record that was written again waits for the later message', () => {
    const { ledger } = open()
    ledger.sent('step2')
    ledger.wrote(['notes/a'])
    ledger.sent('update')
    ledger.wrote(['notes/a'])
    ledger.sent('update')
    ledger.acknowledged(1, 1)
    expect([...ledger.unsaved]).toEqual(['notes/a'])
    ledger.acknowledged(1, 2)
    expect([...ledger.unsaved]).toEqual([])
  })

  test('what was written without a line goes with the step 2 of the next socket', () => {
    const { ledger } = open()
    ledger.wrote(['notes/a'])
    expect(ledger.mayUpdate).toBe(false)
    ledger.acknowledged(9, 9)
    expect([...ledger.unsaved]).toEqual(['notes/a'])
    ledger.sent('step2')
    expect(ledger.mayUpdate).toBe(true)
    ledger.acknowledged(1, 0)
    expect([...ledger.unsaved]).toEqual([])
  })

  test('counts begin anew with every socket, and what was under way is sent again', () => {
    const { ledger } = open()
    ledger.sent('step2')
    ledger.wrote(['notes/a'])
    ledger.sent('update')
    ledger.socketChanged()
    expect(ledger.mayUpdate).toBe(false)
    ledger.acknowledged(1, 1)
    expect([...ledger.unsaved]).toEqual(['notes/a'])
    ledger.sent('step2')
    ledger.acknowledged(1, 0)
    expect([...ledger.unsaved]).toEqual([])
  })

  test('it tells only when something changed', () => {
    const { ledger, told } = open()
    ledger.sent('step2')
    ledger.acknowledged(1, 0)
    expect(told).toEqual([])
    ledger.wrote(['notes/a', 'layout/a'])
    expect(told).toEqual([['notes/a', 'layout/a']])
  })
})
