const SQLITE_CORRUPT = 11

/** The storage could not do what it was asked: a full disk, a folder gone. Waiting and trying again can help. */
export class StorageError extends Error {
  override name = 'StorageError'

  /** The disk gave back something else than what was written; waiting does not help. */
  get isCorrupt(): boolean {
    const { cause } = this
    return cause instanceof Error && 'errcode' in cause && (Number(cause.errcode) & 0xff) === SQLITE_CORRUPT
  }
}
