import { Duplex } from 'node:stream'
import type { FromWorker } from './pglite-messages.ts'
import type { PgliteThread } from './pglite-thread.ts'

/** AuthenticationOk and ReadyForQuery: the embedded database asks for no password. */
const WELCOME = Buffer.from([0x52, 0, 0, 0, 8, 0, 0, 0, 0, 0x5a, 0, 0, 0, 5, 0x49])

/**
 * pg takes a piece apart in one go, during which the program answers nobody. The rows of a plan of 3,000 projects are some MB, and come
 * from the thread as one message.
 */
const PIECE_BYTES = 64 * 1024

let connections = 0

/**
 * What the `pg` client takes for its socket: wire messages go to the database's thread and come back from it.
 * When the thread dies, every stream fails, so that no query waits for ever.
 */
export class PgliteStream extends Duplex {
  readonly #thread: PgliteThread
  readonly #connection = (connections += 1)
  #isStarted = false
  /** Bytes that pg has not been given yet. */
  readonly #received: Buffer[] = []
  #isHandingOn = false
  readonly #onMessage = (message: FromWorker): void => {
    if (message.kind !== 'bytes' || message.connection !== this.#connection) return
    const { buffer, byteOffset, byteLength } = message.bytes
    this.#received.push(Buffer.from(buffer, byteOffset, byteLength))
    if (!this.#isHandingOn) this.#handOn()
  }
  readonly #onEnded = (reason: Error): void => {
    this.destroy(reason)
  }

  constructor(thread: PgliteThread) {
    super()
    this.#thread = thread
    thread.on('message', this.#onMessage)
    thread.on('ended', this.#onEnded)
  }

  // What pg calls on a socket.
  connect(): this {
    setImmediate(() => {
      if (this.#thread.endedBy === null) this.emit('connect')
      else this.destroy(this.#thread.endedBy)
    })
    return this
  }
  setNoDelay(): this {
    return this
  }
  setKeepAlive(): this {
    return this
  }
  ref(): this {
    return this
  }
  unref(): this {
    return this
  }

  override _read(): void {}

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.#send(chunk)
    done()
  }

  /** pg corks the messages of one query: they cross the border of the threads together. */
  override _writev(chunks: { chunk: Buffer }[], done: () => void): void {
    this.#send(Buffer.concat(chunks.map(({ chunk }) => chunk)))
    done()
  }

  override _final(done: () => void): void {
    this.push(null)
    done()
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.#thread.off('message', this.#onMessage)
    this.#thread.off('ended', this.#onEnded)
    this.#thread.send({ kind: 'closed', connection: this.#connection })
    done(error)
  }

  /** Gives pg one piece, and the next in the next turn of the event loop. */
  #handOn(): void {
    const bytes = this.#received.shift()
    this.#isHandingOn = bytes !== undefined && !this.destroyed
    if (bytes === undefined || this.destroyed) return
    if (bytes.length > PIECE_BYTES) this.#received.unshift(bytes.subarray(PIECE_BYTES))
    this.push(bytes.subarray(0, PIECE_BYTES))
    if (this.#received.length === 0) this.#isHandingOn = false
    else setImmediate(() => this.#handOn())
  }

  #send(chunk: Buffer): void {
    if (!this.#isStarted) {
      this.#isStarted = true
      this.push(WELCOME)
      return
    }
    // A copy of its own: pg goes on writing in the buffer that it hands over.
    const bytes = new Uint8Array(chunk)
    this.#thread.send({ kind: 'bytes', connection: this.#connection, bytes }, [bytes.buffer])
  }
}
