import { TryFirst } from '../rehearsal/TryFirst.tsx'
import { AddPeople } from './AddPeople.tsx'
import { AddPerson } from './AddPerson.tsx'
import { AgreementCard } from './AgreementCard.tsx'
import { AskedToLeave } from './AskedToLeave.tsx'
import { BigScreens } from './BigScreens.tsx'
import { Door } from './Door.tsx'
import { Hosts } from './Hosts.tsx'
import { InviteCard } from './InviteCard.tsx'
import { People } from './People.tsx'

/** The door and the people: who waits, who came, and how others find the way in. */
export function LobbyTab() {
  return (
    <div className="desk lobby-tab">
      <div className="desk-tables">
        <Door />
        <AgreementCard />
        <People />
        <AskedToLeave />
      </div>
      <div className="desk-side">
        <InviteCard />
        <AddPerson />
        <AddPeople />
        <TryFirst />
        <Hosts />
        <BigScreens />
      </div>
    </div>
  )
}
