#if Web
    import Hummingbird
    import ServiceDesk

    /// Streams for open pages. They say that a page has changed and not how: it is fetched again, by whoever looks and
    /// with their rights.
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
        fileprivate func followRequest() async throws -> Response {
            let (reference, viewer) = (try reference(), try viewer)
            let view = try await desk.view(reference, as: viewer)
            guard let person = colleague?.person else { throw Refusal.notSignedIn }
            let isAgent = view.standing >= .agent
            let listener = LiveListener(
                .request(view.request.number), of: person.id,
                as: isAgent ? LiveListener.Attendee(id: person.id, name: person.name) : nil)
            return stream(to: listener) {
                isAgent ? [.changed, .presence] : .changed
            } saying: { news, last in
                var events: [PageEvent] = []
                if news.contains(.changed) {
                    // Only what they may read counts: of a private note others do not even learn the time.
                    let new = try await desk.timeline(of: reference, as: viewer, after: last, limit: 10_000)
                    if let version = new.last?.version { events.append(PageEvent(name: "changed", version: version)) }
                }
                if news.contains(.presence), isAgent {
                    // Who handles it no more is not told who does, and comes back as what they are now.
                    guard try await desk.view(reference, as: viewer).standing >= .agent else { return nil }
                    let others = await site.live.others(on: view.request.number, than: person.id)
                    events.append(presence(of: others, "live.looks"))
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
                news.contains(.changed) ? [PageEvent(name: "changed")] : []
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

        /// Of whoever has the page open: an agent, or somebody in a conversation. That others may be is not said.
        fileprivate func noteWriting() async throws -> Response {
            let (reference, viewer) = (try reference(), try viewer)
            let view = try await desk.view(reference, as: viewer)
            guard let person = viewer.person else { throw Refusal.notSignedIn }
            await site.live.note(writingBy: person, on: view.request.number)
            return Response(status: .noContent)
        }

        /// A sentence for each who is there as well.
        func presence(of others: some Sequence<(name: String, isWriting: Bool)>, _ sentence: String) -> PageEvent {
            let sentences = others.prefix(10).map { other in
                texts(other.isWriting ? "live.writes" : sentence, ["name": other.name])
            }
            return PageEvent(name: "presence", data: sentences.joined(separator: " "))
        }
    }
#endif
