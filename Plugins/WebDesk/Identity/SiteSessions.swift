#if Web
    import ServiceDesk
    import Synchronization

    import struct Crypto.SymmetricKey

    /// Who is signed in with the site itself, in memory: signing in again is what a restart costs.
    final class SiteSessions: Sendable {
        private struct Session {
            var person: Person.ID
            let begun: Timestamp
            var seen: Timestamp
        }

        /// By the digests of the tokens: whoever reads the memory has no token.
        private let sessions = Mutex([Digest: Session]())
        private let idle: Int64
        private let lifetime: Int64
        private static let maximumCount = 100_000

        /// What a browser keeps the token under.
        static let cookie = "desk-session"

        /// - Parameters:
        ///   - idle: Seconds without a request after which a session ends.
        ///   - lifetime: Seconds after which it ends in any case.
        init(idle: Int64 = 8 * 3_600, lifetime: Int64 = 7 * 86_400) { (self.idle, self.lifetime) = (idle, lifetime) }

        /// Begins a session, and gives the token that stands for it.
        func begin(_ person: Person.ID, at now: Timestamp) -> String {
            let token = Self.makeToken()
            sessions.withLock { sessions in
                if sessions.count >= Self.maximumCount {
                    sessions = sessions.filter { isAlive($0.value, now) }
                    if sessions.count >= Self.maximumCount,
                        let oldest = sessions.min(by: { $0.value.seen < $1.value.seen })
                    {
                        sessions[oldest.key] = nil
                    }
                }
                sessions[Digest(of: Array(token.utf8))] = Session(person: person, begun: now, seen: now)
            }
            return token
        }

        func person(of token: String, at now: Timestamp) -> Person.ID? {
            let key = Digest(of: Array(token.utf8))
            return sessions.withLock { sessions in
                guard var session = sessions[key] else { return nil }
                guard isAlive(session, now) else {
                    sessions[key] = nil
                    return nil
                }
                session.seen = max(session.seen, now)
                sessions[key] = session
                return session.person
            }
        }

        func end(_ token: String) {
            sessions.withLock { $0[Digest(of: Array(token.utf8))] = nil }
        }

        private func isAlive(_ session: Session, _ now: Timestamp) -> Bool {
            now < session.seen.advanced(bySeconds: idle) && now < session.begun.advanced(bySeconds: lifetime)
        }

        /// 256 random bits as text that an address and a cookie can carry.
        static func makeToken() -> String {
            SymmetricKey(size: .bits256).withUnsafeBytes { hexadecimal($0) }
        }

        /// Two digits for each byte.
        static func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
            bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        }
    }
#endif
