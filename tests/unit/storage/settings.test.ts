import { readSettings, SettingsError } from '@tablecloth/server/settings.ts'
import { describe, expect, it } from 'vitest'

describe('settings', () => {
  it('have defaults that a café in a room can start with', () => {
    const settings = readSettings({})
    expect(settings).toMatchObject({ port: 3000, host: null, publicUrl: null, organiserKey: null, retentionDays: 30 })
    expect(settings.dataDir).toMatch(/[\\/]data$/)
    expect(settings.version).toMatch(/^\d+\.\d+\.\d+/)
  })

  it('take an empty variable for an unset one', () => {
    expect(
      readSettings({ PORT: '', HOST: ' ', DATA_DIR: '', PUBLIC_URL: '', ORGANISER_KEY: '', LOG_LEVEL: '' }),
    ).toEqual(readSettings({}))
  })

  it('are read from the environment', () => {
    const settings = readSettings({
      PORT: '0',
      HOST: '127.0.0.1',
      DATA_DIR: '/srv/cafe',
      PUBLIC_URL: 'https://Cafe.example.org:8443/',
      ORGANISER_KEY: 'only-us',
      LOG_LEVEL: 'debug',
      RETENTION_DAYS: '7',
    })
    expect(settings).toMatchObject({
      port: 0,
      host: '127.0.0.1',
      dataDir: '/srv/cafe',
      publicUrl: 'https://cafe.example.org:8443',
      organiserKey: 'only-us',
      logLevel: 'debug',
      retentionDays: 7,
    })
  })

  it.each([
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['PORT', '3000.5'],
    ['PORT', '0x50'],
    ['PORT', 'http'],
    ['HOST', 'http://127.0.0.1'],
    ['PUBLIC_URL', 'cafe.example.org'],
    ['PUBLIC_URL', 'https://example.org/cafe'],
    ['PUBLIC_URL', 'https://user:word@example.org'],
    ['PUBLIC_URL', 'javascript:alert(1)'],
    ['ORGANISER_KEY', 'two words'],
    ['ORGANISER_KEY', 'schlüssel'],
    ['LOG_LEVEL', 'loud'],
    ['RETENTION_DAYS', '0'],
    ['RETENTION_DAYS', 'forever'],
  ])('[ST20] refuse %s=%s in one line that names it', (name, value) => {
    const read = () => readSettings({ [name]: value })
    expect(read).toThrow(SettingsError)
    expect(read).toThrow(new RegExp(`^${name} must [^\\n]+$`))
  })

  it('never show the organiser’s key', () => {
    expect(() => readSettings({ ORGANISER_KEY: 'hush hush' })).toThrow(/^(?!.*hush)/)
  })
})
