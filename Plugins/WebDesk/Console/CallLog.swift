#if Web
    import Hummingbird
    import ServiceDesk

    /// A call, noted while it lasts: who, what, and whether it was answered at once.
    extension Site {
        var callRoutes: [Route] {
            [
                Route(.get, "/calls", for: .agent) { visit in
                    try await visit.call(CallNote(who: visit.query("who") ?? "", key: SiteSessions.makeToken()))
                },
                Route(.post, "/calls", for: .agent) { try await $0.noteCall() },
            ]
        }
    }

    /// What stands in the form.
    private struct CallNote {
        /// An id, a mail address or a telephone number.
        var who = ""
        var subject = ""
        var text = ""
        var team: Team.ID?
        var isUrgent = false
        /// Nothing is left to do.
        var isAnswered = false
        var key: String

        init(who: String = "", key: String) { (self.who, self.key) = (who, key) }

        init(_ form: Form) {
            (who, subject, text) = (form.text("who").trimmingBlanks, form.text("subject"), form.text("text"))
            team = form["team"].map { Team.ID($0) }
            (isUrgent, isAnswered) = (form["urgent"] != nil, form["answered"] != nil)
            key = form.key ?? SiteSessions.makeToken()
        }

        var values: PageValues {
            [
                "who": who, "subject": subject, "text": text, "isUrgent": isUrgent, "isAnswered": isAnswered,
                "key": key,
            ]
        }
    }

    extension Visit {
        fileprivate func call(_ note: CallNote, problem: Rejection? = nil) async throws -> Response {
            let viewer = try viewer
            var values = note.values
            values["title"] = text("call.title")
            values["isCalls"] = true
            let own = try await desk.catalogue(as: viewer).teams.filter { viewer.teams.contains($0.id) }
            values["teams"] = own.map { team -> PageValues in
                ["id": team.id.rawValue, "name": team.name, "isChosen": team.id == note.team]
            }
            if !note.who.isEmpty, let person = try await desk.colleague(note.who, as: viewer) {
                values["caller"] = person.name
                // What they may be calling about.
                let query = RequestQuery(
                    viewer: viewer,
                    filter: RequestFilter {
                        $0.requesters = [person.id]
                        $0.isOpen = true
                    }, order: RequestOrder(.updated, isDescending: true), limit: 5)
                values["rows"] = try await rows(query).rows
            }
            if let problem { values["problem"] = self.values(of: problem) }
            return try page("call", values, status: problem.map(Site.status) ?? .ok)
        }

        fileprivate func noteCall() async throws -> Response {
            let (form, viewer) = (try await form(), try viewer)
            let note = CallNote(form)
            do {
                guard form["find"] == nil else { return try await call(note) }
                guard let caller = try await desk.colleague(note.who, as: viewer) else {
                    throw Rejection(.unknownReference, texts("call.unknown", ["who": note.who]), field: "who")
                }
                var draft = RequestDraft(
                    note.subject, text: note.text, requester: caller.id, team: note.team, channel: .phone)
                if note.isUrgent { draft.urgency = .high }
                draft.language = caller.language
                let request = try await desk.open(draft, as: viewer, key: note.key)
                if note.isAnswered {
                    try await desk.perform(
                        .resolve(.answered), on: .number(request.number), as: viewer, key: "\(note.key)-answered")
                }
                return go(to: "/requests/\(request.number)?done=opened")
            } catch let error as Rejection where error.code != .notFound {
                return try await call(note, problem: error)
            }
        }
    }
#endif
