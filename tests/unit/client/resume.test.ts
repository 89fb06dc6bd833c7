import { RESUME_FRAME } from '@tablecloth/shared/protocol/documents.ts'
import * as decoding from 'lib0/decoding'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { Resume } from '../../../client/connection/resume.ts'

function said(resume: Resume): { epoch: string; position: number } {
  const decoder = decoding.createDecoder(resume.frame(new Y.Doc()))
  expect(decoding.readVarUint(decoder)).toBe(RESUME_FRAME)
  return { epoch: decoding.readVarString(decoder), position: decoding.readVarUint(decoder) }
}

it('[SY48] a tab counts updates from the server’s word on, and goes by an acknowledgement where it has one', () => {
  const resume = new Resume()
  resume.heardUpdate()
  expect(resume.known).toBe(false)
  resume.told('first', 4)
  resume.heardUpdate()
  resume.heardUpdate()
  expect(said(resume)).toEqual({ epoch: 'first', position: 6 })
  resume.reached(9)
  expect(said(resume)).toEqual({ epoch: 'first', position: 9 })
})

it('[SY48] updates of a first sync that breaks off count for nothing', () => {
  const resume = new Resume()
  resume.told('first', 4)
  resume.socketChanged()
  resume.heardUpdate()
  expect(said(resume)).toEqual({ epoch: 'first', position: 4 })
  resume.told('', 0)
  resume.heardUpdate()
  expect(resume.known).toBe(false)
  resume.told('first', 12)
  resume.heardUpdate()
  expect(said(resume)).toEqual({ epoch: 'first', position: 13 })
})
