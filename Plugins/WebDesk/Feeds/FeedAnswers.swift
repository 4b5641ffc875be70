#if Web
    import HTTPTypes
    import Hummingbird
    import ServiceDesk

    /// What calendars and readers of news fetch by an address that is a secret: with a token for nothing else
    /// (``APIScope/readFeeds``), and with the rights that its person has then.
    extension Visit {
        enum FeedFormat {
            case calendar, atom
        }

        /// What somebody owes, and what is owed to their teams.
        func feed(_ format: FeedFormat) async throws -> Response {
            let (viewer, person) = try await feedReader()
            let owed = try await owed(by: viewer)
            let requests = owed.own + owed.others
            let title = "\(site.options.name): \(text("obligations.title"))"
            switch format {
            case .calendar:
                var calendar = CalendarFile(title, at: site.now())
                for request in requests {
                    guard let due = request.due else { continue }
                    calendar.add(
                        request.id.description, title: "#\(request.number) \(request.subject)", from: due,
                        changed: request.updatedAt, address: link(to: request))
                }
                return answer(calendar.text, "text/calendar; charset=utf-8")
            case .atom:
                var feed = AtomFeed(
                    title, id: "\(base)/obligations?of=\(person.id.queryText)", address: "\(base)/obligations",
                    updated: requests.map(\.updatedAt).max() ?? Timestamp(microseconds: 0))
                for request in requests {
                    feed.add(
                        request.id.description, title: "#\(request.number) \(request.subject)",
                        updated: request.updatedAt, address: link(to: request),
                        summary: request.due.map { "\(text("due.by")) \(times.long($0))" } ?? "")
                }
                return answer(feed.text, "application/atom+xml; charset=utf-8")
            }
        }

        /// So far ahead turns of on-call duty are told.
        private static let onCallDays: Int64 = 60
        private static let maximumTurns = 500

        /// When the reader is on call.
        func onCallFeed() async throws -> Response {
            let (viewer, person) = try await feedReader()
            var calendar = CalendarFile("\(site.options.name): \(text("team.onCall"))", at: site.now())
            let (now, end) = (site.now(), site.now().advanced(bySeconds: Self.onCallDays * 86_400))
            for team in try await desk.catalogue(as: viewer).teams where viewer.teams.contains(team.id) {
                var (time, turns) = (now, 0)
                while time < end, turns < Self.maximumTurns {
                    let duties = try await desk.onCall(of: team.id, at: time)
                    guard let next = duties.map(\.until).min(), next > time else { break }
                    for duty in duties where duty.person == person.id {
                        calendar.add(
                            "on-call-\(duty.schedule)-\(team.id)-\(duty.level)-\(time.microseconds)",
                            title: texts("feed.turn", ["team": team.name, "level": String(duty.level)]), from: time,
                            to: next, changed: now, address: "\(base)/teams/\(team.id.pathText)")
                    }
                    (time, turns) = (next, turns + 1)
                }
            }
            return answer(calendar.text, "text/calendar; charset=utf-8")
        }

        // MARK: Who reads

        private func feedReader() async throws -> (Viewer, Person) {
            guard let token = try await site.tokens.token(try parameter("token")), token.scopes.contains(.readFeeds),
                let viewer = try await site.viewer(for: token.person),
                let person = try await desk.people([token.person])[token.person]
            else { throw Rejection(.notFound, texts["error.notFound"]) }
            guard site.calls.admits(token.id, at: site.now()) else { throw Refusal.tooOften }
            return (viewer, person)
        }

        private var base: String { (site.options.origin ?? message.ownOrigin) + site.options.path }

        private func link(to request: Request) -> String { "\(base)/requests/\(request.number)" }

        private func answer(_ text: String, _ type: String) -> Response {
            Response(
                status: .ok, headers: [.contentType: type], body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
        }
    }

    extension HTTPMessage {
        /// Where whoever asks found the site, as they say themselves.
        var ownOrigin: String { head.authority.map { "\(head.scheme ?? "http")://\($0)" } ?? "" }
    }
#endif
