import { createServer } from 'node:http'
import { type RawData, type WebSocket, WebSocketServer } from 'ws'
import { KEEP } from '../load/wire.ts'

/**
 * Hands every frame to the other members of its room, unread, and keeps the last one that begins with `KEEP` for those who
 * join later. No sync server on `ws` can do with less.
 */
interface Room {
  members: Set<WebSocket>
  kept: RawData | null
}

const rooms = new Map<string, Room>()
const server = createServer((_request, response) => response.end())
const wss = new WebSocketServer({ server, perMessageDeflate: false })

wss.on('connection', (socket, request) => {
  const name = request.url ?? '/'
  const room: Room = rooms.get(name) ?? { members: new Set(), kept: null }
  rooms.set(name, room)
  room.members.add(socket)
  if (room.kept) socket.send(room.kept)
  socket.on('message', (data) => {
    if (Buffer.isBuffer(data) && data[0] === KEEP) {
      room.kept = data
      return
    }
    for (const member of room.members) if (member !== socket) member.send(data)
  })
  socket.on('close', () => {
    room.members.delete(socket)
    if (room.members.size === 0 && !room.kept) rooms.delete(name)
  })
})

server.listen(Number(process.env.PORT), '127.0.0.1')
