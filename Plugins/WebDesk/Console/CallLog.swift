#if Web
    import Hummingbird
    import ServiceDesk

    /// A call, noted while it lasts: who, what, and whether it was answered at once.
    extension Site {
        var callRoutes: [Route] {
            [
                Route(.get, "/calls", for: .agent) { visit in
                    let noted = visit.query("noted").flatMap { Request.Number($0) }
                    return try await visit.call(CallNote(key: SiteSessions.makeToken()), noted: noted)
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
        /// `s:` and a service, or `t:` and a team.
        var about = ""
        var isUrgent = false
        /// Nothing is left to do.
        var isAnswered = false
        var key: String

        init(key: String) { self.key = key }

        init(_ form: Form) {
            (who, subject, text) = (form.text("who").trimmingBlanks, form.text("subject"), form.text("text"))
            about = form["about"] ?? ""
            (isUrgent, isAnswered) = (form["urgent"] != nil, form["answered"] != nil)
            key = form["key"] ?? SiteSessions.makeToken()
        }

        var values: PageValues {
            [
                "who": who, "subject": subject, "text": text, "isUrgent": isUrgent, "isAnswered": isAnswered,
                "key": key,
            ]
        }
    }

    extension Visit {
        /// - Parameter noted: What was noted just now and is another team’s.
        fileprivate func call(
            _ note: CallNote, noted: Request.Number? = nil, problem: Rejection? = nil
        ) async throws -> Response {
            let viewer = try viewer
            var values = note.values
            values["title"] = text("call.title")
            if let noted { values["noted"] = texts("call.noted", ["number": String(noted)]) }
            values["teams"] = try await choices(note.about)
            if !note.who.isEmpty, problem == nil {
                try admit(site.lookups)
                guard let person = try await desk.colleague(note.who, as: viewer) else {
                    values["problem"] = self.values(of: unknown(note.who))
                    return try page("call", values, status: .unprocessableContent)
                }
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

        private func unknown(_ who: String) -> Rejection {
            Rejection(.unknownReference, texts("call.unknown", ["who": who]), field: "who")
        }

        /// Whoever takes the call notes it for one of their teams, or a service of it that asks for nothing else.
        private func choices(_ chosen: String) async throws -> [PageValues] {
            let viewer = try viewer
            let catalogue = try await desk.catalogue(as: viewer)
            return catalogue.teams.filter { viewer.teams.contains($0.id) }.flatMap { team -> [PageValues] in
                let services = catalogue.services(of: team.id).filter { service in
                    !service.form.fields.contains(where: \.isRequired)
                }
                return [["id": "t:\(team.id)", "name": team.name, "isChosen": chosen == "t:\(team.id)"]]
                    + services.map { service in
                        let id = "s:\(service.id)"
                        return ["id": id, "name": "\(team.name): \(service.name)", "isChosen": chosen == id]
                    }
            }
        }

        fileprivate func noteCall() async throws -> Response {
            let (form, viewer) = (try await form(), try viewer)
            let note = CallNote(form)
            guard form["find"] == nil else { return try await call(note) }
            let request: Request
            do {
                try admit(site.lookups)
                guard let caller = try await desk.colleague(note.who, as: viewer) else { throw unknown(note.who) }
                var draft = RequestDraft(note.subject, text: note.text, requester: caller.id, channel: .phone)
                let id = String(note.about.dropFirst(2))
                if note.about.hasPrefix("s:") { draft.service = Service.ID(id) }
                if note.about.hasPrefix("t:") { draft.team = Team.ID(id) }
                if note.isUrgent { draft.urgency = .high }
                draft.language = caller.language
                request = try await desk.open(draft, as: viewer, key: form.key)
            } catch let error as Rejection where error.code != .notFound {
                return try await call(note, problem: error)
            }
            // It is noted now, whatever else becomes of it: a rule may have given it to others, or solved it.
            var done = "opened"
            do {
                let view = try await desk.view(.number(request.number), as: viewer)
                if note.isAnswered, view.request.state.isOpen {
                    let key = form.key.map { "\($0)-answered" }
                    try await desk.perform(.resolve(.answered), on: .number(request.number), as: viewer, key: key)
                }
            } catch let error as Rejection where error.code == .notFound {
                return go(to: "/calls?noted=\(request.number)")
            } catch is Rejection {
                done = "notResolved"
            }
            return go(to: "/requests/\(request.number)?done=\(done)")
        }
    }
#endif
