#if Web
    import ServiceDesk
    import Synchronization

    /// Codes that were sent by mail and not used yet, in memory: asking again is what a restart costs.
    final class MailCodes: Sendable {
        /// What became of a code that somebody typed.
        enum Verdict: Equatable {
            /// For whoever reads the mail of this address.
            case right(String)
            case wrong
            /// It was not asked for, its time is over, or there were too many guesses.
            case over
        }

        private struct Asked {
            var address: String
            /// Whether a code was sent: before that none is right.
            var isSent = false
            var code: Digest
            var guesses = 0
            let ends: Timestamp
        }

        /// By the digests of what stands in the form.
        private let asked = Mutex([Digest: Asked]())
        /// In seconds.
        static let lifetime: Int64 = 600
        static let maximumGuesses = 5
        private static let maximumCount = 10_000

        /// Notes a code for an address.
        ///
        /// - Returns: What stands in the form where the code is typed, and the code: eight digits.
        func ask(_ address: String, at now: Timestamp) -> (form: String, code: String) {
            let (form, number) = (SiteSessions.makeToken(), Int.random(in: 0..<100_000_000))
            let digits = String(number)
            let code = String(repeating: "0", count: 8 - digits.count) + digits
            asked.withLock { asked in
                if asked.count >= Self.maximumCount {
                    asked = asked.filter { now < $0.value.ends }
                    if asked.count >= Self.maximumCount, let first = asked.min(by: { $0.value.ends < $1.value.ends }) {
                        asked[first.key] = nil
                    }
                }
                asked[Self.digest(form)] = Asked(
                    address: address, code: Self.digest(form + code),
                    ends: now.advanced(bySeconds: Self.lifetime))
            }
            return (form, code)
        }

        /// Makes a code good, as it is sent.
        func send(_ form: String) { asked.withLock { $0[Self.digest(form)]?.isSent = true } }

        func judge(_ code: String, of form: String, at now: Timestamp) -> Verdict {
            let (key, given) = (Self.digest(form), Self.digest(form + code.filter { !$0.isWhitespace }))
            return asked.withLock { asked in
                guard var entry = asked[key], now < entry.ends else {
                    asked[key] = nil
                    return .over
                }
                if given == entry.code, entry.isSent {
                    asked[key] = nil
                    return .right(entry.address)
                }
                entry.guesses += 1
                asked[key] = entry.guesses < Self.maximumGuesses ? entry : nil
                return asked[key] == nil ? .over : .wrong
            }
        }

        private static func digest(_ text: String) -> Digest { Digest(of: Array(text.utf8)) }
    }
#endif
