#if Web
    import HTTPTypes
    import Hummingbird
    import ServiceDesk
    import ServiceLifecycle

    /// What is said on a stream (HTML, Server-sent events).
    struct PageEvent: Sendable {
        var name: String
        var data = ""
        /// What a browser says again after a break: the version up to which it has seen a request.
        var version: Int?

        var text: String {
            let lines = data.split(omittingEmptySubsequences: false) { $0.isNewline }
            return (version.map { "id: \($0)\n" } ?? "") + "event: \(name)\n"
                + lines.map { "data: \($0)\n" }.joined() + "\n"
        }
    }

    extension Visit {
        /// The version up to which the browser has seen a request: of its page, and after a break of the stream.
        var seenVersion: Int {
            message.headers[.lastEventID].flatMap { Int($0) } ?? query("after").flatMap { Int($0) } ?? 0
        }

        /// A stream that ends after a while, so that who signed out or has left is asked anew who they are: browsers
        /// come back by themselves, and say what they have seen.
        ///
        /// - Parameters:
        ///   - breaks: After how many milliseconds a browser comes back, at least and at most: not all at once, as
        ///     after a restart.
        ///   - first: What is said at once. It is asked once the page is listening, so that nothing falls between.
        ///   - events: What is said of some news, by the version that was said last; `nil` ends the stream.
        func stream(
            to listener: LiveListener, breaks: ClosedRange<Int> = 2_000...8_000,
            first: @escaping @Sendable () async throws -> LiveListener.News,
            saying events: @escaping @Sendable (LiveListener.News, Int) async throws -> [PageEvent]?
        ) -> Response {
            let live = site.live
            let body = ResponseBody { writer in
                // Only here it is sure that it is taken out again.
                guard await live.add(listener) else {
                    try await writer.write(ByteBuffer(string: PageEvent(name: "full").text))
                    return try await writer.finish(nil)
                }
                do {
                    try await writer.write(ByteBuffer(string: "retry: \(Int.random(in: breaks))\n\n"))
                    // Also where there is nothing: it may be over already.
                    async let beginning = first()
                    listener.tell(try await beginning)
                    try await withGracefulShutdownHandler {
                        try await pass(on: listener, to: &writer, saying: events)
                    } onGracefulShutdown: {
                        listener.end()
                    }
                } catch is Rejection {
                    // It is not theirs to see any more: the page says so once it is fetched again.
                    try? await writer.write(ByteBuffer(string: PageEvent(name: "changed").text))
                } catch {
                    await live.remove(listener)
                    throw error
                }
                await live.remove(listener)
                try await writer.finish(nil)
            }
            return Response(
                status: .ok,
                headers: [
                    .contentType: "text/event-stream; charset=utf-8", .cacheControl: "no-store",
                    // Proxies that gather answers before they pass them on are asked not to.
                    HTTPField.Name("X-Accel-Buffering")!: "no",
                ], body: body)
        }
    }

    extension Visit {
        /// Writes what is said of news until the stream is over.
        ///
        /// The task of a connection keeps the memory of its deepest call for as long as the page is open. So what is
        /// said is found out in tasks of their own, which give it back.
        private func pass(
            on listener: LiveListener, to writer: inout any ResponseBodyWriter,
            saying events: @Sendable (LiveListener.News, Int) async throws -> [PageEvent]?
        ) async throws {
            let end = ContinuousClock.now + site.options.limits.liveTime
            var last = seenVersion
            for await _ in listener.wakes {
                let (news, seen) = (listener.take(), last)
                async let found = said(of: news, after: seen, to: listener, events)
                guard let new = try await found else { return }
                let text = new.map(\.text).joined() + (news.contains(.beat) ? ":\n\n" : "")
                if !text.isEmpty { try await writer.write(ByteBuffer(string: text)) }
                last = new.compactMap(\.version).max() ?? last
                if ContinuousClock.now >= end { return }
            }
        }

        /// `nil` to somebody who is not who they were.
        private func said(
            of news: LiveListener.News, after version: Int, to listener: LiveListener,
            _ events: @Sendable (LiveListener.News, Int) async throws -> [PageEvent]?
        ) async throws -> [PageEvent]? {
            // Whom the host asks for that may take its time, which is nobody else’s.
            if news.contains(.beat), try await isSomebodyElse(than: listener.person) { return nil }
            guard !news.subtracting(.beat).isEmpty else { return [] }
            // A thousand pages may hear the same at once: that takes memory only for those whose turn it is. What they
            // hear meanwhile is said with it.
            return try await site.live.turns.take {
                try await events(news.union(listener.take(but: .beat)).subtracting(.beat), version)
            }
        }

        /// Whether the browser is not signed in any more as whom the stream is for.
        private func isSomebodyElse(than person: Person.ID) async throws -> Bool {
            do {
                return try await self.person() != person
            } catch is Refusal {
                return true
            }
        }
    }

    extension HTTPField.Name {
        fileprivate static let lastEventID = HTTPField.Name("Last-Event-ID")!
    }
#endif
