#if Web
    import Hummingbird
    import ServiceDesk

    /// The conversations that go on, for those on duty: whoever has this page open, or one of those conversations, is.
    extension Visit {
        func duty() async throws -> Response {
            let viewer = try viewer
            let teams = try await desk.catalogue(as: viewer).teams.filter { viewer.teams.contains($0.id) }
            return try page(
                "chats",
                [
                    "title": text("chats.title"), "isDuty": true, "rooms": try await rooms(),
                    "teams": teams.map(\.name).listed,
                ])
        }

        func followDuty() async throws -> Response {
            let viewer = try viewer
            guard let person = viewer.person else { throw Refusal.notSignedIn }
            return stream(to: LiveListener(.duty, of: person, onDutyAs: viewer)) {
                .chats
            } saying: { news, _ in
                news.contains(.chats) ? [PageEvent(name: "changed")] : []
            }
        }

        /// At most so many are shown.
        private static var maximumRooms: Int { 100 }

        /// Those of the requests that whoever looks handles: who waits first, longest first.
        func rooms() async throws -> PageValues {
            let viewer = try viewer
            var found: [(request: Request, isThere: Bool, isWaiting: Bool)] = []
            for room in await site.live.rooms(for: viewer).prefix(5 * Self.maximumRooms) {
                do {
                    let request = try await desk.request(.number(room.number), as: viewer)
                    let isThere = room.people.contains(request.requester)
                    let isServed = request.agent.map(room.people.contains) ?? false
                    found.append((request, isThere, isThere && !isServed))
                } catch let rejection as Rejection where rejection.code == .notFound {
                    continue
                }
            }
            found = Array((found.filter(\.isWaiting) + found.filter { !$0.isWaiting }).prefix(Self.maximumRooms))
            let people = try await desk.people(
                found.flatMap { [$0.request.requester, $0.request.agent].compactMap { $0 } })
            let times = times
            let rows = found.map { room -> PageValues in
                var values: PageValues = [
                    "number": room.request.number, "subject": room.request.subject,
                    "requester": people[room.request.requester]?.name ?? room.request.requester.rawValue,
                    "since": times.values(room.request.openedAt), "isThere": room.isThere,
                    "isWaiting": room.isWaiting, "isMine": room.request.agent == viewer.person,
                ]
                if let agent = room.request.agent { values["agent"] = people[agent]?.name ?? agent.rawValue }
                return values
            }
            return ["rows": rows, "isEmpty": rows.isEmpty]
        }
    }
#endif
