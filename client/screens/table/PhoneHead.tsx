import { useRemaining } from '../../state/hooks.ts'
import { LeaveQuickly } from '../../ui/LeaveQuickly.tsx'
import { Minutes } from '../../ui/Minutes.tsx'
import { TableName } from './TableHeader.tsx'

export function PhoneHead() {
  const remaining = useRemaining()
  return (
    <header className="phonehead">
      <TableName />
      {remaining && <Minutes ms={remaining.ms} short />}
      <LeaveQuickly />
    </header>
  )
}
