#if PostgreSQL
    import Foundation
    import Synchronization

    /// Waits for the sockets of all connections, on one thread of its own.
    ///
    /// Not by sources of Dispatch: on Linux a source that is suspended when the other side hangs up is never told. A
    /// connection that waits has one entry here; nobody else uses its socket meanwhile.
    final class PQPoller: Sendable {
        static let shared = PQPoller()

        enum Wake: Sendable {
            case ready, deadline, cancelled
        }

        private struct Entry {
            let socket: Int32
            let events: Int16
            let deadline: ContinuousClock.Instant?
            let continuation: CheckedContinuation<Wake, Never>
        }

        private struct State {
            var lastID: UInt64 = 0
            var entries: [UInt64: Entry] = [:]
            /// Numbers that were given out and not given back, and whether they were cancelled before they waited.
            var given: [UInt64: Bool] = [:]
        }

        private let state = Mutex(State())
        /// A byte in it ends the wait of the thread.
        private let bell: (read: Int32, write: Int32)

        private init() {
            var ends: [Int32] = [0, 0]
            precondition(pipe(&ends) == 0, "A process that cannot have a pipe can have no connection.")
            for end in ends {
                _ = fcntl(end, F_SETFD, FD_CLOEXEC)
                _ = fcntl(end, F_SETFL, O_NONBLOCK)
            }
            bell = (ends[0], ends[1])
            let thread = Thread { [self] in while true { turn() } }
            thread.name = "LibPQ.PQPoller"
            thread.start()
        }

        /// The number of a wait, with which it can be cancelled.
        func number() -> UInt64 {
            state.withLock { state in
                state.lastID += 1
                state.given[state.lastID] = false
                return state.lastID
            }
        }

        /// Ends the use of a number.
        func giveBack(_ id: UInt64) { state.withLock { $0.given[id] = nil } }

        /// Resumes once the socket can be read or written, as is asked for, or has failed; or the time has come.
        func wait(
            _ id: UInt64, for socket: Int32, reading: Bool, writing: Bool, until deadline: ContinuousClock.Instant?,
            _ continuation: CheckedContinuation<Wake, Never>
        ) {
            let events = (reading ? POLLIN : 0) | (writing ? POLLOUT : 0)
            let isCancelled = state.withLock { state in
                guard state.given[id] != true else { return true }
                state.entries[id] = Entry(
                    socket: socket, events: Int16(events), deadline: deadline, continuation: continuation)
                return false
            }
            if isCancelled { continuation.resume(returning: .cancelled) } else { ring() }
        }

        /// Ends a wait, also one that is about to begin.
        func cancel(_ id: UInt64) {
            state.withLock { if $0.given[id] != nil { $0.given[id] = true } }
            end(id, .cancelled)
            // The thread lets go of the socket, which may be about to be closed.
            ring()
        }

        private func end(_ id: UInt64, _ wake: Wake) {
            state.withLock { $0.entries.removeValue(forKey: id) }?.continuation.resume(returning: wake)
        }

        private func ring() {
            var byte: UInt8 = 0
            // A pipe that is full rings already.
            _ = write(bell.write, &byte, 1)
        }

        private func turn() {
            let waiting = state.withLock { $0.entries.map { (id: $0.key, entry: $0.value) } }
            var descriptors = [pollfd(fd: bell.read, events: Int16(POLLIN), revents: 0)]
            descriptors += waiting.map { pollfd(fd: $0.entry.socket, events: $0.entry.events, revents: 0) }
            let deadline = waiting.compactMap(\.entry.deadline).min()
            _ = poll(&descriptors, nfds_t(descriptors.count), Self.milliseconds(until: deadline))
            if descriptors[0].revents != 0 {
                var bytes = [UInt8](repeating: 0, count: 256)
                while read(bell.read, &bytes, bytes.count) > 0 {}
            }
            let now = ContinuousClock.now
            for (descriptor, (id, entry)) in zip(descriptors.dropFirst(), waiting) {
                if descriptor.revents != 0 {
                    end(id, .ready)
                } else if let deadline = entry.deadline, deadline <= now {
                    end(id, .deadline)
                }
            }
        }

        /// Rounded up, so that a deadline has come when the wait ends; -1 for none.
        private static func milliseconds(until deadline: ContinuousClock.Instant?) -> Int32 {
            guard let deadline else { return -1 }
            let (seconds, attoseconds) = (deadline - .now).components
            guard seconds >= 0, attoseconds >= 0 else { return 0 }
            return Int32(min(seconds, 1_000_000) * 1_000 + attoseconds / 1_000_000_000_000_000 + 1)
        }
    }
#endif
