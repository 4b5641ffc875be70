#if Command
    import ServiceDesk
    import Synchronization

    /// The login that the application has: a list of names, and sessions in memory. Yours will be better.
    final class Logins: Sendable {
        private let passwords = ["anna": "fiets", "luc": "vélo"]
        private let sessions = Mutex<[String: Person.ID]>([:])

        /// - Returns: A session; `nil` for somebody else.
        func begin(_ name: String, _ password: String) -> String? {
            guard passwords[name] == password else { return nil }
            let session = (0..<4).map { _ in String(UInt64.random(in: 0 ... .max), radix: 36) }.joined()
            sessions.withLock { $0[session] = Person.ID(name) }
            return session
        }

        func person(of session: String) -> Person.ID? { sessions.withLock { $0[session] } }
    }
#endif
