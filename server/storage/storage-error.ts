/** The storage could not do what it was asked: a full disk, a folder gone. Waiting and trying again can help. */
export class StorageError extends Error {
  override name = 'StorageError'
}
