#if Command
    import ServiceDesk
    import ServiceDeskJSON

    /// What few requests have, and what is looked up to show it.
    struct RequestExtrasShown {
        var things: [ThingDescription] = []
        var readership: [Desk.Readership] = []
    }

    extension Session {
        func extras(of request: Request) async throws -> RequestExtrasShown {
            var shown = RequestExtrasShown()
            if !request.about.isEmpty { shown.things = try await desk.things(of: .id(request.id), as: viewer) }
            if !request.outreach.isEmpty {
                shown.readership = try await desk.readership(of: .id(request.id), as: viewer)
            }
            return shown
        }
    }

    extension RequestSheet {
        /// Lines that a request has only where there is something to say.
        var extraFacts: [(String, String)] {
            request.approvals.map { ("approval \($0.id)", line(of: $0)) }
                + request.checklist.map { ("step \($0.id)", line(of: $0)) }
                + request.parts.map { ("part", line(of: $0)) }
                + [("as a part", request.part ?? "")]
                + extras.things.map { ("about", line(of: $0)) }
                + [
                    ("solved by", request.solvedBy.map { "A\($0)" } ?? ""), ("cause", request.diagnosis?.cause ?? ""),
                    ("workaround", request.diagnosis?.workaround.map { "A\($0)" } ?? ""),
                    ("pattern", request.pattern?.description ?? ""),
                    ("prevented", request.prevention.map { "\($0.measure), since \($0.since.long)" } ?? ""),
                ]
                + extras.readership.map { ("told", line(of: $0)) }
                + request.thanks.map { ("thanks", "\(person($0.from)) to \(people($0.to)): \($0.text)") }
                + [("content", request.satisfaction.map(line(of:)) ?? "")]
        }

        private func line(of approval: Approval) -> String {
            let yes = approval.votes.count { $0.agrees }
            let missing = approval.isOpen ? "; waits for \(people(approval.missing))" : ""
            return "\(approval.state), \(yes) yes of \(approval.needed) needed\(missing): \(approval.words)"
        }

        private func line(of step: ChecklistStep) -> String {
            guard let done = step.done else { return "[ ] \(step.text)" }
            return "[x] \(step.text) (\(words.actor(done.by)), \(done.at.long))"
        }

        private func line(of part: RequestPart) -> String {
            var state = "waits"
            if let request = part.request {
                state = words.numbers[request].map { "#\($0)" } ?? "another request"
            } else if part.isSkipped {
                state = "skipped"
            } else if !part.after.isEmpty {
                state = "comes after \(part.after.joined(separator: ", "))"
            } else if let opensAt = part.opensAt {
                state = "opens \(opensAt.long)"
            }
            return "\(part.name) (\(state)) \(part.draft.subject)"
        }

        private func line(of thing: ThingDescription) -> String {
            let title = thing.title == thing.thing.id ? "" : "  \(thing.title)"
            return thing.thing.description + title + (thing.address.map { "  \($0)" } ?? "")
        }

        private func line(of readership: Desk.Readership) -> String {
            let outreach = readership.outreach
            let count = readership.readers.count
            let all = outreach.audience.isEveryone ? "" : " of \(count + readership.missing.count)"
            return "A\(outreach.article) to \(outreach.audience.words.joined(separator: ", ")), read by \(count)\(all)"
        }

        private func line(of answer: SurveyAnswer) -> String {
            "\(answer.rating) of 5" + (answer.remark.isEmpty ? "" : ": \(answer.remark)")
        }
    }

    extension Request {
        /// Those whom the lines above name.
        var collaborators: [Person.ID] {
            let steps = checklist.compactMap { $0.done?.by.person }
            return approvals.flatMap(\.approvers.elements) + steps + thanks.flatMap { [$0.from] + $0.to.elements }
        }
    }
#endif
