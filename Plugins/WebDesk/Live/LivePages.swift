#if Web
    import HTTPTypes
    import Hummingbird
    import ServiceDesk
    import ServiceLifecycle

    /// Streams of events for open pages (HTML, Server-sent events). They say that a page has changed and not how: it is
    /// fetched again, by whoever looks and with their rights.
    extension Site {
        var liveRoutes: [Route] {
            [
                Route(.get, "/requests/{number}/live") { try await $0.followRequest() },
                Route(.post, "/requests/{number}/writing") { try await $0.noteWriting() },
                Route(.get, "/queue/live", for: .agent) { try await $0.followQueue() },
            ]
        }
    }

    extension Visit {
        /// What is said on a stream.
        private struct Event {
            var name: String
            var data = ""
            var id: String?

            var text: String {
                // Neither has a line break in it.
                (id.map { "id: \($0)\n" } ?? "") + "event: \(name)\ndata: \(data)\n\n"
            }
        }

        fileprivate func followRequest() async throws -> Response {
            let (reference, viewer) = (try reference(), try viewer)
            let view = try await desk.view(reference, as: viewer)
            guard let person = colleague?.person else { throw Refusal.notSignedIn }
            let isAgent = view.standing >= .agent
            let listener = LiveListener(
                .request(view.request.number), of: person.id,
                as: isAgent ? LiveListener.Agent(id: person.id, name: person.name) : nil)
            // What the browser has seen: of the page, and after a break of the stream.
            let seen = message.headers[.lastEventID].flatMap { Int($0) } ?? query("after").flatMap { Int($0) } ?? 0
            return stream(to: listener) {
                isAgent ? [.changed, .presence] : .changed
            } saying: { news, sent in
                var events: [Event] = []
                if news.contains(.changed) {
                    let last = max(seen, sent)
                    // Only what they may read counts: of a private note others do not even learn the time.
                    let new = try await desk.timeline(of: reference, as: viewer, after: last, limit: 10_000)
                    if let version = new.last?.version {
                        events.append(Event(name: "changed", id: "\(version)"))
                    }
                }
                if news.contains(.presence), isAgent {
                    // Who handles it no more is not told who does, and comes back as what they are now.
                    guard try await desk.view(reference, as: viewer).standing >= .agent else { return nil }
                    events.append(await presence(view.request.number, person))
                }
                return events
            }
        }

        fileprivate func followQueue() async throws -> Response {
            let viewer = try viewer
            guard let person = viewer.person else { throw Refusal.notSignedIn }
            let place = query("after")
            return stream(to: LiveListener(.queue(viewer), of: person)) {
                try await isUnchanged(since: place) ? [] : .changed
            } saying: { news, _ in
                news.contains(.changed) ? [Event(name: "changed")] : []
            }
        }

        /// Whether nothing at all has happened since a page was made, of which this is the place in the journals.
        private func isUnchanged(since place: String?) async throws -> Bool {
            guard let place else { return false }
            do {
                return try await desk.changes(after: JournalPosition(rawValue: place), as: .web).versions.isEmpty
            } catch let error as StoreError where error.code == .invalidQuery {
                return false
            }
        }

        fileprivate func noteWriting() async throws -> Response {
            let (reference, viewer) = (try reference(), try viewer)
            let view = try await desk.view(reference, as: viewer)
            guard view.standing >= .agent, let person = viewer.person else { throw Rejection(.notFound, "") }
            await site.live.note(writingBy: person, on: view.request.number)
            return Response(status: .noContent)
        }

        /// A sentence for each who is there as well.
        private func presence(_ number: Request.Number, _ person: Person) async -> Event {
            let others = await site.live.others(on: number, than: person.id).prefix(10)
            let sentences = others.map { other in
                texts(other.isWriting ? "live.writes" : "live.looks", ["name": other.name.oneLine])
            }
            return Event(name: "presence", data: sentences.joined(separator: " "))
        }

        /// A stream that ends after a while, so that who signed out or has left is asked anew who they are: browsers
        /// come back by themselves, and say what they have seen.
        ///
        /// - Parameters:
        ///   - first: What is said at once. It is asked once the page is listening, so that nothing falls between.
        ///   - events: What is said of some news, by the version that was said last; `nil` ends the stream.
        private func stream(
            to listener: LiveListener, first: @escaping @Sendable () async throws -> LiveListener.News,
            saying events: @escaping @Sendable (LiveListener.News, Int) async throws -> [Event]?
        ) -> Response {
            let (live, lifetime) = (site.live, site.options.limits.liveTime)
            let body = ResponseBody { writer in
                // Only here it is sure that it is taken out again.
                guard await live.add(listener) else {
                    try await writer.write(ByteBuffer(string: Event(name: "full").text))
                    return try await writer.finish(nil)
                }
                let end = ContinuousClock.now + lifetime
                do {
                    // Not all at once: after a restart all pages come back.
                    try await writer.write(ByteBuffer(string: "retry: \(Int.random(in: 2_000...8_000))\n\n"))
                    // Also where there is nothing: it may be over already.
                    listener.tell(try await first())
                    var sent = 0
                    for await _ in listener.wakes.cancelOnGracefulShutdown() {
                        let news = listener.take()
                        guard let said = try await events(news, sent) else { break }
                        sent = said.compactMap { $0.id.flatMap { Int($0) } }.max() ?? sent
                        let text = said.map(\.text).joined() + (news.contains(.beat) ? ":\n\n" : "")
                        if !text.isEmpty { try await writer.write(ByteBuffer(string: text)) }
                        if ContinuousClock.now >= end { break }
                    }
                } catch is Rejection {
                    // It is not theirs to see any more: the page says so once it is fetched again.
                    try? await writer.write(ByteBuffer(string: Event(name: "changed").text))
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

    extension HTTPField.Name {
        fileprivate static let lastEventID = HTTPField.Name("Last-Event-ID")!
    }

    extension String {
        /// Without what would end a line.
        fileprivate var oneLine: String { String(map { $0.isNewline ? " " : $0 }) }
    }
#endif
