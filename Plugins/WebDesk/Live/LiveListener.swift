#if Web
    import ServiceDesk
    import Synchronization

    /// An open page that is told what happens. What it has not taken yet is kept once, however often it happens: a page
    /// that is slow holds nobody up and fills no memory.
    final class LiveListener: Sendable {
        /// What a page shows.
        enum Topic: Sendable {
            case request(Request.Number)
            /// The queue of whoever looks.
            case queue(Viewer)
        }

        struct News: OptionSet, Sendable {
            let rawValue: Int
            static let changed = News(rawValue: 1)
            static let presence = News(rawValue: 2)
            /// Nothing, so that both ends know that the other is there.
            static let beat = News(rawValue: 4)
        }

        /// Somebody who handles the request and has it open.
        struct Agent: Hashable, Sendable {
            var id: Person.ID
            var name: String
        }

        let topic: Topic
        /// Whose page it is.
        let person: Person.ID
        /// Whoever is shown to others as looking.
        let agent: Agent?
        /// An element for each time that there is news.
        let wakes: AsyncStream<Void>

        private let waking: AsyncStream<Void>.Continuation
        private let news = Mutex<News>([])

        init(_ topic: Topic, of person: Person.ID, as agent: Agent? = nil) {
            (self.topic, self.person, self.agent) = (topic, person, agent)
            (wakes, waking) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
        }

        func tell(_ some: News) {
            news.withLock { $0.formUnion(some) }
            waking.yield()
        }

        /// What there is to tell, which is told with that.
        func take() -> News {
            news.withLock { news in
                defer { news = [] }
                return news
            }
        }

        func end() { waking.finish() }
    }
#endif
