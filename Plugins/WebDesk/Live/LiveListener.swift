#if Web
    import ServiceDesk
    import Synchronization

    /// An open page that is told what happens. What it has not taken yet is kept once, however often it happens: a page
    /// that is slow holds nobody up and fills no memory.
    final class LiveListener: Sendable {
        /// What a page shows.
        enum Topic: Sendable {
            case request(Request.Number)
            /// The live conversation about a request, as the site itself sees that.
            case chat(Request)
            /// The queue of whoever looks.
            case queue(Viewer)
            /// The conversations that go on, for whoever is on duty.
            case duty
        }

        struct News: OptionSet, Sendable {
            let rawValue: Int
            static let changed = News(rawValue: 1)
            static let presence = News(rawValue: 2)
            /// Nothing, so that both ends know that the other is there.
            static let beat = News(rawValue: 4)
            /// Of the conversations that go on.
            static let chats = News(rawValue: 8)
        }

        /// Somebody who is shown to others on the same page.
        struct Attendee: Hashable, Sendable {
            var id: Person.ID
            var name: String
        }

        let topic: Topic
        /// Whose page it is.
        let person: Person.ID
        /// Whoever is shown to others: those who handle a request, and all who are in its conversation.
        let attendee: Attendee?
        /// As whom somebody is on duty, who sees who waits; `nil` for all others.
        let duty: Viewer?
        /// An element for each time that there is news.
        let wakes: AsyncStream<Void>

        private let waking: AsyncStream<Void>.Continuation
        private let news = Mutex<News>([])

        init(
            _ topic: Topic, of person: Person.ID, as attendee: Attendee? = nil, onDutyAs duty: Viewer? = nil
        ) {
            (self.topic, self.person, self.attendee, self.duty) = (topic, person, attendee, duty)
            (wakes, waking) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
        }

        func tell(_ some: News) {
            news.withLock { $0.formUnion(some) }
            waking.yield()
        }

        /// What there is to tell, which is told with that.
        ///
        /// - Parameter later: What is left for another time.
        func take(but later: News = []) -> News {
            news.withLock { news in
                defer { news.formIntersection(later) }
                return news.subtracting(later)
            }
        }

        func end() { waking.finish() }
    }

    extension LiveListener.Topic {
        /// Of the request that is open; `nil` for a list of several.
        var number: Request.Number? {
            switch self {
            case .request(let number): number
            case .chat(let request): request.number
            case .queue, .duty: nil
            }
        }

        var isChat: Bool { if case .chat = self { true } else { false } }
    }
#endif
