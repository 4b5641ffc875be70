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
        /// What they are waiting for, and call about again; `nil` for something new.
        var request: Request.Number?
        var isUrgent = false
        /// Nothing is left to do.
        var isAnswered = false
        var key: String

        init(key: String) { self.key = key }

        init(_ form: Form) {
            (who, subject, text) = (form.text("who").trimmingBlanks, form.text("subject"), form.text("text"))
            about = form["about"] ?? ""
            request = form["request"].flatMap { Request.Number($0) }
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
                values["rows"] = try await rows(query).map { row in
                    row.merging(["isChosen": row["number"] as? Request.Number == note.request]) { $1 }
                }
                values["isNew"] = note.request == nil
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
                if let number = note.request { return try await add(note, by: caller, to: number, form.key) }
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
            return try await finish(note, request.number, form.key, done: "opened")
        }

        /// What somebody says who calls about what they are waiting for: a note for those who handle it.
        private func add(
            _ note: CallNote, by caller: Person, to number: Request.Number, _ key: String?
        ) async throws -> Response {
            let viewer = try viewer
            guard try await desk.request(.number(number), as: viewer).requester == caller.id else {
                throw Rejection(.invalidField, texts("call.another", ["number": String(number)]), field: "request")
            }
            let text = [note.subject.trimmingBlanks, note.text.trimmingBlanks].filter { !$0.isEmpty }
            var message = desk.makeMessage(text.joined(separator: "\n\n"))
            message.channel = .phone
            try await desk.perform(.note(message), on: .number(number), as: viewer, key: key)
            return try await finish(note, number, key, done: "noted")
        }

        /// It is noted now, whatever else becomes of it: a rule may have given it to others, or solved it.
        private func finish(
            _ note: CallNote, _ number: Request.Number, _ key: String?, done: String
        ) async throws -> Response {
            let viewer = try viewer
            var done = done
            do {
                let view = try await desk.view(.number(number), as: viewer)
                if note.isAnswered, view.request.state.isOpen {
                    let key = key.map { "\($0)-answered" }
                    try await desk.perform(.resolve(.answered), on: .number(number), as: viewer, key: key)
                }
            } catch let error as Rejection where error.code == .notFound {
                return go(to: "/calls?noted=\(number)")
            } catch is Rejection {
                done = "notResolved"
            }
            return go(to: "/requests/\(number)?done=\(done)")
        }
    }
#endif
