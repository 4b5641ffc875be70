#if Web
    import ServiceDesk

    /// What happened to a request, as a page tells it: messages whole, the rest in a line each.
    extension Visit {
        func entry(_ event: RecordedEvent, of request: Request, _ names: RequestNames) -> PageValues? {
            var values: PageValues = [
                "version": event.version, "time": times.values(event.at), "actor": names.actor(event.actor),
            ]
            guard let message = event.event.message else {
                guard let line = line(event.event, names) else { return nil }
                values["line"] = line
                return values
            }
            values["isMessage"] = true
            values["text"] = message.text
            values["isMine"] = event.actor.person == colleague?.person.id
            switch event.event {
            case .noted:
                values["isNote"] = true
                if !message.mentions.isEmpty { values["mentions"] = message.mentions.map(names.person).listed }
            case .announced: values["isAutomatic"] = true
            default: break
            }
            if !message.attachments.isEmpty {
                values["files"] = message.attachments.map { file -> PageValues in
                    ["name": file.name, "size": Self.size(file.size), "digest": file.digest.description]
                }
            }
            return values
        }

        /// Why the desk opens a request again to which a reply came, as it records it.
        static let replyCame = "A reply came."

        /// What is worth a line; the rest is for programs.
        private func line(_ event: RequestEvent, _ names: RequestNames) -> String? {
            switch event {
            case .assigned(let team, let agent):
                let who = agent.map(names.person) ?? team.map(names.team) ?? text("line.nobody")
                return texts("line.assigned", ["who": who])
            case .held(let pending): return texts("line.held", ["why": names.text(of: pending)])
            case .resolved(let resolution):
                return texts("line.resolved", ["how": text("resolution.\(resolution.rawValue)")])
            case .reopened(let reason):
                // What the desk itself says; the rest are somebody’s words.
                let why = reason == Self.replyCame ? text("line.replyCame") : reason
                return texts("line.reopened", ["why": why])
            case .renamed(let subject): return texts("line.renamed", ["subject": subject])
            case .thanked(let people, let text):
                return texts("line.thanked", ["who": people.map(names.person).listed, "text": text])
            case .approvalAsked(let approval):
                return texts(
                    "line.approvalAsked",
                    ["who": approval.approvers.map(names.person).listed, "question": approval.question])
            case .approvalGiven(_, let by, let agrees, let remark):
                return texts(
                    agrees ? "line.agreed" : "line.declined",
                    ["who": names.person(by), "text": remark.isEmpty ? "" : "“\(remark)”"])
            case .promised(let changes): return changes.compactMap(line).first
            case .handedOver(let supplier):
                guard let supplier else { return text("line.takenBack") }
                return texts("line.handedOver", ["who": names.supplier(supplier)])
            case .breached(let alert):
                let name = alert.clock.rawValue
                return texts("line.breached", ["target": texts["metric.\(name)", or: name]])
            case .started, .resumed, .closed, .merged, .split, .protected, .accessOpened,
                .surveyAnswered:
                return texts["line.\(event.word)"]
            default: return nil
            }
        }

        private func line(_ change: PromiseChange) -> String? {
            switch (change.subject, change.outcome) {
            case (.resolution, .made): texts("line.promised", ["time": times.long(change.by)])
            case (.resolution, .moved): texts("line.promiseMoved", ["time": times.long(change.by)])
            case (.resolution, .broken): texts["line.promiseBroken"]
            default: nil
            }
        }

        private static func size(_ bytes: Int64) -> String {
            switch bytes {
            case ..<1_000: "\(bytes) B"
            case ..<1_000_000: "\((bytes + 500) / 1_000) kB"
            default: "\((bytes + 500_000) / 1_000_000) MB"
            }
        }
    }

    extension RequestEvent {
        /// The word of those events that have a line without values.
        fileprivate var word: String {
            switch self {
            case .started: "started"
            case .resumed: "resumed"
            case .closed: "closed"
            case .merged: "merged"
            case .split: "split"
            case .protected: "protected"
            case .accessOpened: "accessOpened"
            default: "surveyAnswered"
            }
        }
    }
#endif
