#if Command
    import ArgumentParser
    import ServiceDesk
    import ServiceDeskJSON
    import ServiceDeskYAML

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "show", abstract: "Show a request with its timeline, as far as you may read it.")

        @Argument(help: "The request.") var number: NumberArgument
        @Flag(help: "Estimate from the desk’s own history when it will be resolved; reads the history of a year.")
        var estimate = false
        @OptionGroup var acting: ActingOptions

        mutating func run() async throws {
            let session = try await acting.begin(reading: true)
            let request = try await naming([number]) {
                try await session.desk.request(number.reference, as: session.viewer)
            }
            let answer =
                estimate && request.state.isOpen
                ? try await session.desk.estimate(of: .id(request.id), as: session.viewer) : nil
            let timeline = try await session.timeline(of: request)
            let links = try await session.related(to: request)
            var words = TimelineWords()
            let others = Dictionary(links.map { ($0.1.id, $0.1) }, uniquingKeysWith: { first, _ in first })
            words.numbers = others.mapValues(\.number)
            for event in timeline {
                guard let id = event.event.otherRequestID, words.numbers[id] == nil else { continue }
                words.numbers[id] = try await session.desk.request(.id(id), as: session.viewer).number
            }
            words.names = try await session.names(of: request.people + timeline.flatMap(\.people))
            if session.isJSON {
                let relations = links.map { RequestJSON.Relation(relation: $0.0.rawValue, number: $0.1.number) }
                try Terminal.printJSON(
                    ShowAnswer(
                        request: RequestJSON(request, links: relations, others: others),
                        timeline: timeline.map { EventJSON($0, summary: words.summary(of: $0)) },
                        estimate: answer.map(EstimateJSON.init)))
            } else {
                RequestSheet(
                    request: request, timeline: timeline, links: links, words: words,
                    extras: try await session.extras(of: request), estimate: answer
                ).print()
            }
        }
    }

    extension Session {
        /// The requests that a request is linked to, as far as the viewer may see them.
        fileprivate func related(to request: Request) async throws -> [(Link.Relation, Request)] {
            var related: [(Link.Relation, Request)] = []
            for link in request.links {
                related.append((link.relation, try await desk.request(.id(link.request), as: viewer)))
            }
            return related
        }
    }

    extension Request {
        fileprivate var people: [Person.ID] {
            [requester, beneficiary, agent].compactMap { $0 } + watchers + collaborators
                + (confidentiality.map { $0.named.elements + $0.concerns.elements } ?? [])
        }
    }

    extension RecordedEvent {
        fileprivate var people: [Person.ID] {
            let actors: [Person.ID] =
                switch actor {
                case .person(let person): [person]
                case .delegate(for: let person, by: let delegate): [person, delegate]
                case .host: []
                }
            return switch event {
            case .assigned(_, let agent?): actors + [agent]
            case .watched(let person), .unwatched(let person): actors + [person]
            case .requesterChanged(let person, let beneficiary): actors + [person] + (beneficiary.map { [$0] } ?? [])
            case .accessOpened(let grant, _): actors + [grant.person]
            default: actors + event.collaborators
            }
        }
    }

    extension RequestEvent {
        fileprivate var otherRequestID: Request.ID? {
            switch self {
            case .linked(let link), .unlinked(let link): link.request
            case .merged(let other), .absorbed(let other, _), .split(_, let other), .partOpened(_, let other),
                .becamePart(_, let other):
                other
            default: nil
            }
        }
    }

    /// One request on paper.
    struct RequestSheet {
        var request: Request
        var timeline: [RecordedEvent]
        var links: [(Link.Relation, Request)]
        var words: TimelineWords
        var extras: RequestExtrasShown
        var estimate: EstimateAnswer?

        private let now = SystemTime().now()
        private var width: Int { min(Terminal.width ?? 100, 100) }

        init(
            request: Request, timeline: [RecordedEvent], links: [(Link.Relation, Request)], words: TimelineWords,
            extras: RequestExtrasShown, estimate: EstimateAnswer? = nil
        ) {
            (self.request, self.timeline, self.links, self.words) = (request, timeline, links, words)
            (self.extras, self.estimate) = (extras, estimate)
        }

        func print() {
            let title = "#\(request.number)  \(request.subject.safe)"
            for line in title.wrapped(to: width) { Terminal.print(Style.bold(line)) }
            Terminal.print(
                [
                    request.kind.word, Style.of(request.state) + waiting, request.resolution?.word,
                    "\(Style.of(request.priority)) (impact \(request.impact.word), urgency \(request.urgency.word))",
                    request.confidentiality.map { _ in Style.red("confidential") },
                ].compactMap { $0 }.joined(separator: " · "))
            Terminal.print()
            for (name, value) in facts + extraFacts where !value.isEmpty {
                Terminal.print(Style.dim(name.padded(to: 12)) + value.safe.asOneLine)
            }
            for (relation, other) in links {
                let line = "\(relation.phrase) #\(other.number) (\(other.state.rawValue)) \(other.subject)"
                Terminal.print(Style.dim("link".padded(to: 12)) + line.safe.truncated(to: width - 12))
            }
            Terminal.print()
            for event in timeline { print(event) }
        }

        private var waiting: String {
            request.pending.map { " (\($0.reason.word), waiting for \($0.waitingFor.word))" } ?? ""
        }

        func person(_ id: Person.ID) -> String { words.names[id].map { "\($0) (\(id))" } ?? id.rawValue }

        func people(_ ids: some Sequence<Person.ID>) -> String { ids.map(person).joined(separator: ", ") }

        /// What is promised now, or was and is late.
        private func by(_ promised: Timestamp?, _ late: Timestamp?) -> String {
            late.map { "\($0.long) (late)" } ?? promised?.long ?? ""
        }

        private var facts: [(String, String)] {
            let isLate = request.state.isOpen && request.due.map { $0 < now } == true
            return [
                ("requester", person(request.requester) + (request.beneficiary.map { ", for \(person($0))" } ?? "")),
                ("team", request.team?.rawValue ?? "none"),
                ("agent", request.agent.map(person) ?? "nobody"),
                ("service", request.service?.rawValue ?? ""),
            ]
                + request.fields.keys.sorted().map { ("  " + $0, request.fields[$0]?.description ?? "") }
                + [
                    ("due", request.due.map { $0.long + (isLate ? " (late)" : "") } ?? ""),
                    ("answer by", by(request.promised?.answerBy, request.late?.answerBy)),
                    (
                        "done by",
                        request.due == nil ? by(request.promised?.resolutionBy, request.late?.resolutionBy) : ""
                    ),
                    ("estimate", estimate.map(\.words) ?? ""),
                    ("opened", "\(request.openedAt.long), by \(request.channel)"),
                    ("watchers", people(request.watchers)),
                    ("supplier", request.handover?.supplier.rawValue ?? ""),
                    ("tags", request.tags.joined(separator: ", ")),
                    ("named", people(request.confidentiality?.named ?? [])),
                    ("concerns", people(request.confidentiality?.concerns ?? [])),
                ]
        }

        private func print(_ event: RecordedEvent) {
            let indent = String(repeating: " ", count: 6)
            let what = "\(words.actor(event.actor)) \(words.summary(of: event))".safe.asOneLine
            let mark = String(event.version).padded(to: 4, onLeft: true)
            let lines = what.wrapped(to: max(20, width - 26))
            let isPrivate = if case .noted = event.event { true } else { false }
            for (index, line) in lines.enumerated() {
                let start = index == 0 ? "\(Style.dim(mark))  \(Style.dim(event.at.medium.padded(to: 18)))" : ""
                Terminal.print((index == 0 ? start : String(repeating: " ", count: 24)) + line)
            }
            guard let message = event.event.message else { return }
            if !message.text.isEmpty {
                for line in message.text.safe.wrapped(to: max(20, width - 8)) {
                    let text = isPrivate ? Style.yellow(line) : line
                    Terminal.print((indent + "  " + text).trimmedRight)
                }
            }
            for file in message.attachments {
                let digest = String(file.digest.description.prefix(12))
                Terminal.print("\(indent)  [\(file.name.safe), \(byteText(file.size)), \(digest)]")
            }
        }
    }
#endif
