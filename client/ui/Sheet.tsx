import { Dialog, type DialogProps } from './Dialog.tsx'

/** A dialog that comes from below on phones and from the end side on laptops. */
export function Sheet(props: Omit<DialogProps, 'className' | 'alert'>) {
  return <Dialog {...props} className="drawer" />
}
