#if Web
    import HTTPTypes
    import Hummingbird
    import ServiceDesk

    /// What calendars and readers of news fetch by an address that is a secret: with a token for nothing else
    /// (``APIScope/readFeeds``), and with the rights that its person has then.
    extension Site {
        var feedRoutes: [Route] {
            [
                Route(.get, "/feeds/{token}/obligations.ics", for: .anyone) { try await $0.feed(.calendar) },
                Route(.get, "/feeds/{token}/obligations.atom", for: .anyone) { try await $0.feed(.atom) },
                Route(.get, "/feeds/{token}/on-call.ics", for: .anyone) { try await $0.onCallFeed() },
            ]
        }
    }

    private enum FeedFormat {
        case calendar, atom
    }

    extension Visit {
        /// What somebody owes.
        fileprivate func feed(_ format: FeedFormat) async throws -> Response {
            let reader = try await feedReader()
            let requests = try await owed(by: reader.viewer).own
            let (texts, times) = (
                reader.texts, SiteTimes(texts: reader.texts, zone: site.options.zone, now: site.now())
            )
            func title(_ request: Request) -> String {
                // What is confidential is not for a calendar that others may see.
                let subject =
                    request.confidentiality == nil ? request.subject : texts["request.confidential"]
                return "#\(request.number) \(subject)"
            }
            let name = "\(site.options.name): \(texts["obligations.own"])"
            switch format {
            case .calendar:
                var calendar = CalendarFile(name)
                for request in requests {
                    guard let due = request.due else { continue }
                    calendar.add(
                        request.id.description, title: title(request), from: due, changed: request.updatedAt,
                        address: link(to: request))
                }
                return answer(calendar.text, "text/calendar; charset=utf-8")
            case .atom:
                var feed = AtomFeed(
                    name, id: "\(siteAddress)/obligations?of=\(reader.person.id.queryText)",
                    address: "\(siteAddress)/obligations",
                    updated: requests.map(\.updatedAt).max() ?? Timestamp(microseconds: 0))
                for request in requests {
                    feed.add(
                        request.id.description, title: title(request), updated: request.updatedAt,
                        address: link(to: request),
                        summary: request.due.map { "\(texts["due.by"]) \(times.long($0))" } ?? "")
                }
                return answer(feed.text, "application/atom+xml; charset=utf-8")
            }
        }

        /// When the reader is on call.
        fileprivate func onCallFeed() async throws -> Response {
            let reader = try await feedReader()
            var calendar = CalendarFile("\(site.options.name): \(reader.texts["team.onCall"])")
            for team in try await desk.catalogue(as: reader.viewer).teams
            where reader.viewer.teams.contains(team.id) {
                for turn in try await OnCallTurns(of: team.id, on: desk, at: site.now()).all
                where turn.duty.person == reader.person.id {
                    calendar.add(
                        "on-call-\(turn.duty.schedule)-\(team.id)-\(turn.duty.level)-\(turn.start.microseconds)",
                        title: reader.texts("feed.turn", ["team": team.name, "level": String(turn.duty.level)]),
                        from: turn.start, to: turn.end, changed: turn.start,
                        address: "\(siteAddress)/teams/\(team.id.pathText)")
                }
            }
            return answer(calendar.text, "text/calendar; charset=utf-8")
        }

        // MARK: Who reads

        private struct Reader {
            var viewer: Viewer
            var person: Person
            /// In their language, whatever the program that fetches says.
            var texts: SiteTexts
        }

        private func feedReader() async throws -> Reader {
            guard let token = try await site.tokens.token(try parameter("token")), token.scopes.contains(.readFeeds),
                let viewer = try await site.viewer(for: token.person),
                let person = try await desk.people([token.person])[token.person]
            else { throw Rejection(.notFound, texts["error.notFound"]) }
            guard site.feeds.admits(person.id.rawValue, at: site.now()) else { throw Refusal.tooOften }
            return Reader(viewer: viewer, person: person, texts: site.templates(for: person, message).texts)
        }

        private var siteAddress: String { message.origin(site.options) + site.options.path }

        private func link(to request: Request) -> String { "\(siteAddress)/requests/\(request.number)" }

        /// Programs ask again and again: what is as it was is not sent again (RFC 9110, 13.1.2).
        private func answer(_ text: String, _ type: String) -> Response {
            let tag = "\"\(Digest(of: Array(text.utf8)).description.prefix(16))\""
            let headers: HTTPFields = [.contentType: type, .eTag: tag]
            guard message.headers[.ifNoneMatch] != tag else { return Response(status: .notModified, headers: headers) }
            return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
        }
    }

    extension HTTPMessage {
        /// What addresses of the site begin with. Where the host has not said it, it is taken from where whoever asks
        /// found the site, and over TLS but on one’s own machine: the address has a secret in it.
        func origin(_ options: SiteOptions) -> String {
            if let origin = options.origin { return origin }
            guard let host = head.authority else { return "" }
            let name = host.split(separator: ":").first.map(String.init) ?? host
            return "\(["localhost", "127.0.0.1"].contains(name) ? "http" : "https")://\(host)"
        }
    }
#endif
