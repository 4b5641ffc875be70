#if Web
    import Hummingbird
    import ServiceDesk

    /// One request: what was promised, what happened, and what whoever looks may do.
    extension Visit {
        /// - Parameters:
        ///   - problem: Why what was sent was refused.
        ///   - typed: What was typed into it, so that nothing is lost.
        ///   - text: What stands in the reply instead of what was typed there.
        func request(
            problem: Rejection? = nil, typed: Form? = nil, text replaced: String? = nil
        ) async throws -> Response {
            let (reference, viewer) = (try reference(), try viewer)
            let view = try await desk.view(reference, as: viewer)
            let request = view.request
            let events = try await desk.timeline(of: reference, as: viewer, limit: 10_000)
            let names = try await RequestNames(request, events, self)
            var values = header(request, names)
            let maySplit = view.actions.contains(.split)
            values["timeline"] = events.compactMap { event in
                var entry = entry(event, of: request, names)
                if maySplit, let message = event.event.separateMessage { entry?["message"] = "\(message)" }
                return entry
            }
            values["facts"] = facts(request, names)
            values["promise"] = promise(request, events)
            values["approvals"] = approvals(view, viewer, names)
            values["survey"] = try await desk.surveyQuestion(on: reference, as: viewer, in: language)
            values.merge(actions(view, names)) { $1 }
            if isServing(view) {
                values["console"] = try await console(view, names)
                let ticked = typed?.all("mention") ?? []
                values["isMentioning"] = !ticked.isEmpty
                values["colleagues"] = try await colleagues(on: request).map { person -> PageValues in
                    [
                        "id": person.id.rawValue, "name": person.name,
                        "isChosen": ticked.contains(person.id.rawValue),
                    ]
                }
            }
            values["key"] = SiteSessions.makeToken()
            values["hasChat"] = site.options.offersChat && request.channel == .chat && request.state.isOpen
            if let typed {
                // Each form gets back its own, and none what was written for somebody else.
                let form = message.uri.path.split(separator: "/").last.map(String.init) ?? ""
                let text = replaced ?? typed.text("text")
                values[["reply", "canned"].contains(form) ? "typed" : "\(form)Typed"] = text
                // That form may not be there any more.
                if !["reply", "canned"].contains(form), !text.isEmpty { values["written"] = text }
                values["isNoting"] = typed["note"] != nil
                // What somebody is asked to agree to is for them, and not for whoever asked.
                if let question = typed["question"] { values["question"] = question }
                if let who = typed["who"] { values["approver"] = who }
                values["kept"] = KeptFile.values(typed.files)
            }
            if let problem { values["problem"] = self.values(of: problem) }
            if let done = query("done"), SiteTexts.done.contains(done) {
                let word = done == "left" && isServing(view) ? "leftServing" : done
                values[SiteTexts.said.contains(done) ? "done" : "changed"] = text("done.\(word)")
            }
            return try page("request", values, status: problem.map(Site.status) ?? .ok)
        }

        private func header(_ request: Request, _ names: RequestNames) -> PageValues {
            var values: PageValues = [
                "title": "#\(request.number) \(request.subject)", "number": request.number,
                "subject": request.subject, "state": request.state.rawValue, "version": request.version,
                "stateText": text("state.\(request.state.rawValue)"),
                "isConfidential": request.confidentiality != nil,
            ]
            if let pending = request.pending { values["waits"] = names.text(of: pending) }
            return values
        }

        /// What is promised and not past, and why it is another time than before.
        private func promise(_ request: Request, _ events: [RecordedEvent]) -> PageValues? {
            // When something is due is not for a supplier’s people.
            guard request.state.isOpen, colleague?.person.supplier == nil else { return nil }
            let times = times
            var values: PageValues = [:]
            if let time = request.late?.answerBy { values["lateAnswer"] = times.values(time) }
            if let time = request.late?.resolutionBy { values["lateResolution"] = times.values(time) }
            if let time = request.promised?.answerBy { values["answer"] = times.values(time) }
            let due = request.late?.resolutionBy == nil ? request.due : nil
            if let time = request.promised?.resolutionBy ?? due { values["resolution"] = times.values(time) }
            let changes = events.reversed().lazy.compactMap { event -> PromiseChange? in
                guard case .promised(let changes) = event.event else { return nil }
                return changes.last { $0.outcome == .moved }
            }
            if let reason = changes.first?.reason { values["reason"] = texts.phrases.reasons[reason] }
            return values.isEmpty ? nil : values
        }

        private func facts(_ request: Request, _ names: RequestNames) -> [PageValues] {
            // When something is due is not for a supplier’s people.
            let isOfSupplier = colleague?.person.supplier != nil
            var facts: [(String, String?)] = [
                ("requester", names.person(request.requester)),
                ("beneficiary", request.beneficiary.map(names.person)),
                ("team", request.team.map(names.team)), ("agent", request.agent.map(names.person)),
                ("service", request.service.map(names.service)), ("kind", text("kind.\(request.kind.rawValue)")),
                ("priority", text("priority.\(request.priority.rawValue)")),
                ("opened", times.long(request.openedAt)), ("due", isOfSupplier ? nil : request.due.map(times.long)),
                ("watchers", request.watchers.isEmpty ? nil : request.watchers.map(names.person).listed),
                ("tags", request.tags.isEmpty ? nil : request.tags.map { $0 }.listed),
                (
                    "resolution",
                    request.state.isOpen ? nil : request.resolution.map { text("resolution.\($0.rawValue)") }
                ),
            ]
            for name in names.answered {
                facts.append((names.label(of: name), names.text(of: request.fields[name])))
            }
            return facts.compactMap { name, value in
                value.map { ["name": texts["fact.\(name)", or: name], "value": $0] }
            }
        }

        private func approvals(_ view: RequestView, _ viewer: Viewer, _ names: RequestNames) -> [PageValues]? {
            let mayTakeBack = isServing(view) && view.actions.contains(.withdrawApproval)
            let approvals = view.request.approvals.map { approval -> PageValues in
                var values: PageValues = [
                    "id": approval.id, "question": approval.question,
                    "people": approval.approvers.map(names.person).listed,
                ]
                if let outcome = approval.outcome {
                    values["outcome"] = texts.phrases.outcomes[outcome] ?? outcome.rawValue
                } else {
                    if mayTakeBack { values["mayTakeBack"] = true }
                    if let person = viewer.person, approval.missing.contains(person) { values["isMine"] = true }
                }
                return values
            }
            return approvals.isEmpty ? nil : approvals
        }

        /// What whoever asked may do beside writing.
        private func actions(_ view: RequestView, _ names: RequestNames) -> PageValues {
            let (request, person) = (view.request, colleague?.person.id)
            let isOwn = person == request.requester || person == request.beneficiary
            var values: PageValues = ["mayReply": view.actions.contains(.reply)]
            if isOwn, view.standing < .agent {
                values["mayWithdraw"] = request.state.isOpen && request.obligation == nil
                values["mayReopen"] = view.actions.contains(.reopen)
            }
            if let obligation = request.obligation, view.actions.contains(.fulfil) {
                let owes = person.map { obligation.obligor == .person($0) } ?? false
                let mayFulfil = owes || view.standing >= .supplier
                switch obligation.evidence {
                case .word, .reply, .file: values["mayFulfil"] = mayFulfil
                // The answers go by the command or the API; the host’s program alone knows the other.
                case .form, .host: break
                }
                values["fulfilText"] = obligation.evidence == .reply
                values["fulfilFile"] = obligation.evidence == .file
            }
            let thanked = person.flatMap { names.thanked[$0] } ?? []
            let helpers = names.helpers.filter { $0 != person && !thanked.contains($0) }
            if isOwn, !request.state.isOpen, !helpers.isEmpty {
                values["hasHelpers"] = true
                values["helpers"] = helpers.map { helper -> PageValues in
                    ["id": helper.rawValue, "name": names.person(helper)]
                }
            }
            return values
        }
    }

    extension RequestEvent {
        /// The message of which a request of its own can be made.
        fileprivate var separateMessage: Message.ID? {
            switch self {
            case .replied(let message), .noted(let message): message.id
            default: nil
            }
        }
    }

    extension SiteTexts {
        /// What can be told to have been done, by the word in the address.
        static let done: Set<String> = [
            "opened", "replied", "noted", "withdrawn", "reopened", "thanked", "answered", "decided", "fulfilled",
            "missed", "merged", "split", "notResolved", "taken", "assigned", "classified", "held", "resumed",
            "resolved", "closed", "renamed", "tagged", "macro", "asked", "withdrawnQuestion", "left",
        ]
        /// Those of them that are told below the conversation, where it was done.
        static let said: Set<String> = ["replied", "noted", "thanked", "answered", "decided", "fulfilled"]

        subscript(name: String, or other: String) -> String {
            let text = self[name]
            return text == name ? other : text
        }
    }

    extension Sequence<String> {
        var listed: String { joined(separator: ", ") }
    }
#endif
