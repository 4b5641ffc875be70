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
            return stream(to: LiveListener(.duty, of: person, onDutyFor: viewer.teams)) {
                .chats
            } saying: { news, _ in
                news.contains(.chats) ? [PageEvent(name: "changed")] : []
            }
        }

        /// Those of the requests that whoever looks handles: who waits first, longest first.
        func rooms() async throws -> PageValues {
            let viewer = try viewer
            var found: [(request: Request, isThere: Bool)] = []
            for room in await site.live.rooms.prefix(500) {
                do {
                    let view = try await desk.view(.number(room.number), as: viewer)
                    guard view.standing >= .agent else { continue }
                    found.append((view.request, room.people.contains(view.request.requester)))
                } catch let rejection as Rejection where rejection.code == .notFound {
                    continue
                }
            }
            found.sort { one, other in
                let (first, second) = (one.request.agent == nil, other.request.agent == nil)
                return first == second ? one.request.number < other.request.number : first
            }
            let people = try await desk.people(
                found.flatMap { [$0.request.requester, $0.request.agent].compactMap { $0 } })
            let times = times
            let rows = found.map { room -> PageValues in
                var values: PageValues = [
                    "number": room.request.number, "subject": room.request.subject,
                    "requester": people[room.request.requester]?.name ?? room.request.requester.rawValue,
                    "since": times.values(room.request.openedAt), "isThere": room.isThere,
                    "isWaiting": room.request.agent == nil, "isMine": room.request.agent == viewer.person,
                ]
                if let agent = room.request.agent { values["agent"] = people[agent]?.name ?? agent.rawValue }
                return values
            }
            return [
                "rows": rows, "isEmpty": rows.isEmpty, "waiting": found.count { $0.request.agent == nil },
            ]
        }
    }
#endif
