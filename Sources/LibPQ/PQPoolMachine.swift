#if PostgreSQL
    /// Who has which of a bounded number of connections, and who waits for one. Pure: connections are numbers here, and
    /// what is to be done with them is given back.
    struct PQPoolMachine {
        typealias Connection = Int
        typealias Waiter = Int

        enum Action: Hashable {
            /// A connection goes to somebody who waits.
            case give(Connection, to: Waiter)
            /// One is to be opened, for whoever waits the longest when it is there.
            case open
            case close(Connection)
            /// Somebody waits in vain: none could be opened, and nobody has one to give back.
            case fail(Waiter)
        }

        private let maximum: Int
        /// The one that was used last comes last, and is given first: the others get old.
        private(set) var idle: [Connection] = []
        private(set) var inUse: Set<Connection> = []
        /// How many are being opened.
        private(set) var opening = 0
        private(set) var waiting: [Waiter] = []
        /// Whether the server has refused another one: those that there are have to do until one comes back.
        private var isFull = false
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
        mutating func opened(_ connection: Connection) -> [Action] {
            opening -= 1
            guard !isClosed else { return [.close(connection)] }
            isFull = false
            idle.append(connection)
            return serve()
        }

        /// One could not be opened.
        mutating func failedToOpen() -> [Action] {
            opening -= 1
            isFull = !inUse.isEmpty || opening > 0
            guard !isFull, !waiting.isEmpty else { return [] }
            return [.fail(waiting.removeFirst())] + serve()
        }

        /// A connection comes back.
        mutating func takeBack(_ connection: Connection, isUsable: Bool) -> [Action] {
            guard inUse.remove(connection) != nil else { return [] }
            isFull = false
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
            guard !isClosed else { return [] }
            var actions: [Action] = []
            while let waiter = waiting.first, let connection = idle.popLast() {
                inUse.insert(connection)
                actions.append(.give(connection, to: waiter))
                waiting.removeFirst()
            }
            while opening < waiting.count, count < maximum, !isFull {
                opening += 1
                actions.append(.open)
            }
            return actions
        }
    }
#endif
