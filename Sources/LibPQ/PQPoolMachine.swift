#if PostgreSQL
    /// Who has which of a bounded number of connections, and who waits for one. Pure: connections are numbers here, and
    /// what is to be done with them is given back.
    struct PQPoolMachine {
        typealias Connection = Int
        typealias Waiter = Int

        enum Action: Hashable {
            /// A connection goes to somebody who waits.
            case give(Connection, to: Waiter)
            /// One is to be opened for somebody.
            case open(for: Waiter)
            case close(Connection)
        }

        private let maximum: Int
        /// The one that was used last comes last, and is given first: the others get old.
        private(set) var idle: [Connection] = []
        private(set) var inUse: Set<Connection> = []
        /// How many are being opened.
        private(set) var opening = 0
        private(set) var waiting: [Waiter] = []
        private(set) var isClosed = false

        init(maximum: Int) { self.maximum = max(1, maximum) }

        private var count: Int { idle.count + inUse.count + opening }

        /// Somebody wants a connection.
        mutating func want(_ waiter: Waiter) -> [Action] {
            waiting.append(waiter)
            return serve()
        }

        /// Somebody waits no more.
        mutating func forget(_ waiter: Waiter) { waiting.removeAll { $0 == waiter } }

        /// A connection was opened.
        ///
        /// - Parameter waiter: For whom; `nil` where they have gone meanwhile.
        mutating func opened(_ connection: Connection, for waiter: Waiter?) -> [Action] {
            opening -= 1
            guard !isClosed else { return [.close(connection)] }
            if let waiter {
                inUse.insert(connection)
                return [.give(connection, to: waiter)]
            }
            idle.append(connection)
            return serve()
        }

        /// One could not be opened. Its waiter is told by whoever tried; the others have a try of their own.
        mutating func failedToOpen() -> [Action] {
            opening -= 1
            return serve()
        }

        /// A connection comes back.
        mutating func takeBack(_ connection: Connection, isUsable: Bool) -> [Action] {
            guard inUse.remove(connection) != nil else { return [] }
            guard isUsable, !isClosed else { return [.close(connection)] + serve() }
            idle.append(connection)
            return serve()
        }

        /// Nobody gets a connection any more.
        mutating func close() -> [Action] {
            isClosed = true
            defer { idle = [] }
            return idle.map { .close($0) }
        }

        private mutating func serve() -> [Action] {
            var actions: [Action] = []
            while !isClosed, let waiter = waiting.first {
                if let connection = idle.popLast() {
                    inUse.insert(connection)
                    actions.append(.give(connection, to: waiter))
                } else if count < maximum {
                    opening += 1
                    actions.append(.open(for: waiter))
                } else {
                    break
                }
                waiting.removeFirst()
            }
            return actions
        }
    }
#endif
