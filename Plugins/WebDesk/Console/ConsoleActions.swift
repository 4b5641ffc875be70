#if Web
    import Foundation
    import Hummingbird
    import ServiceDesk

    /// What those who handle a request do on its page.
    extension Site {
        var consoleActions: [Route] {
            func change(
                _ name: String, _ done: String, _ command: @escaping @Sendable (Visit, Form) throws -> RequestCommand
            ) -> Route {
                Route(.post, "/requests/{number}/\(name)", for: .agent) { visit in
                    try await visit.act(done) { visit, form, reference in
                        try await visit.perform(try command(visit, form), reference, form)
                    }
                }
            }
            return [
                change("take", "taken") { _, _ in .take },
                change("assign", "assigned") { _, form in
                    // The list of agents is that of the team it has.
                    let agent = form["team"] == form["was"] ? form["agent"].map { Person.ID($0) } : nil
                    return .assign(team: form["team"].map { Team.ID($0) }, agent: agent)
                },
                change("classify", "classified") { visit, form in
                    .classify(
                        kind: form["kind"].flatMap { RequestKind(rawValue: $0) },
                        impact: form["impact"].flatMap { Int($0) }.flatMap { Impact(rawValue: $0) },
                        urgency: form["urgency"].flatMap { Int($0) }.flatMap { Urgency(rawValue: $0) })
                },
                change("hold", "held") { visit, form in
                    guard let reason = form["reason"].flatMap({ Pending.Reason(rawValue: $0) }) else {
                        throw Refusal.badForm(visit.text("error.badForm"))
                    }
                    return .hold(Pending(reason, waitingFor: reason == .information ? .requester : .nobody))
                },
                change("resume", "resumed") { _, _ in .resume },
                change("resolve", "resolved") { visit, form in
                    guard let how = form["resolution"].flatMap({ Resolution(rawValue: $0) }) else {
                        throw Refusal.badForm(visit.text("error.badForm"))
                    }
                    let text = form.text("text")
                    let message = text.isEmpty && form.files.isEmpty ? nil : visit.desk.makeMessage(text, form.files)
                    return .resolve(how, message)
                },
                change("close", "closed") { _, _ in .close() },
                Route(.post, "/requests/{number}/ask-approval", for: .agent) { visit in
                    try await visit.act("asked") { visit, form, reference in
                        try await visit.askApproval(form, reference)
                    }
                },
                change("withdraw-approval", "withdrawnQuestion") { visit, form in
                    guard let id = Int(form["approval"] ?? "") else {
                        throw Refusal.badForm(visit.text("error.badForm"))
                    }
                    return .withdrawApproval(id)
                },
                change("rename", "renamed") { _, form in .rename(form.text("subject")) },
                change("tags", "tagged") { _, form in
                    let tags = form.text("tags").split(separator: ",").map { String($0).trimmingBlanks }
                    return .tag(SortedSet(tags.filter { !$0.isEmpty }))
                },
                Route(.post, "/requests/{number}/canned", for: .agent) { try await $0.insertReply() },
                Route(.post, "/requests/{number}/macro", for: .agent) { visit in
                    try await visit.act("macro") { visit, form, reference in
                        _ = try await visit.desk.perform(
                            macro: Macro.ID(form["macro"] ?? ""), on: reference, as: try visit.viewer, key: form.key)
                    }
                },
            ]
        }
    }

    extension Visit {
        /// What the panel beside a request offers to those who handle it.
        func console(_ view: RequestView, _ names: RequestNames) async throws -> PageValues {
            let (request, actions) = (view.request, view.actions)
            func choices<Choice: RawRepresentable>(
                _ all: [Choice], _ prefix: String, _ current: Choice?
            ) -> [PageValues] where Choice.RawValue: CustomStringConvertible & Equatable & Sendable {
                all.map { choice in
                    [
                        "value": choice.rawValue.description, "name": text("\(prefix).\(choice.rawValue)"),
                        "isChosen": choice.rawValue == current?.rawValue,
                    ]
                }
            }
            let macros = try await desk.macros(as: try viewer)
            var values: PageValues = [
                "mayTake": actions.contains(.take) && request.agent != colleague?.person.id,
                "mayResolve": actions.contains(.resolve), "mayHold": actions.contains(.hold),
                "mayResume": actions.contains(.resume), "mayAssign": actions.contains(.assign),
                "mayAskApproval": actions.contains(.askApproval), "mayMerge": actions.contains(.merge),
                "mayReopen": actions.contains(.reopen),
                "mayClose": request.state == .resolved, "hasClocks": request.course != nil,
                "kinds": choices([RequestKind.incident, .serviceRequest, .problem], "kind", request.kind),
                "impacts": choices(Impact.allCases, "level", request.impact),
                "urgencies": choices(Urgency.allCases, "level", request.urgency),
                "reasons": choices(Pending.Reason.allCases, "pending", nil),
                "resolutions": choices(
                    [Resolution.fixed, .workaround, .answered, .notReproducible, .declined], "resolution", nil),
                "teams": names.teams.map { team -> PageValues in
                    ["id": team.id.rawValue, "name": team.name, "isChosen": team.id == request.team]
                },
                "members": try await members(of: request), "teamID": request.team?.rawValue ?? "",
            ]
            let canned = macros.filter { $0.actions.reply != nil }
            if !canned.isEmpty {
                values["hasCanned"] = true
                values["canned"] = canned.map { macro -> PageValues in ["id": macro.id.rawValue, "name": macro.title] }
            }
            if !macros.isEmpty {
                values["hasMacros"] = true
                values["macros"] = macros.map { macro -> PageValues in
                    ["id": macro.id.rawValue, "name": macro.title]
                }
            }
            return values
        }

        /// Puts the reply of a macro behind what was typed, to be changed before it is sent.
        fileprivate func insertReply() async throws -> Response {
            let (form, reference) = (try await form(takesFiles: true), try reference())
            do {
                let id = Macro.ID(form["canned"] ?? "")
                let text = try await desk.reply(of: id, on: reference, as: try viewer) ?? ""
                // A script puts it where it belongs.
                if form["quiet"] != nil {
                    return Response(
                        status: .ok, headers: [.contentType: "text/plain; charset=utf-8"],
                        body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
                }
                let both = [form.text("text"), text].filter { !$0.isEmpty }.joined(separator: "\n\n")
                return try await request(typed: form, text: both)
            } catch let error as Rejection where error.code != .notFound {
                return try await request(problem: error, typed: form)
            }
        }

        /// Whom an address, an id or a whole name means: names of those who are in a team, where one alone has it.
        func colleague(called who: String) async throws -> Person? {
            if let person = try await desk.colleague(who, as: .web) { return person }
            let teams = try await desk.catalogue(as: try viewer).teams
            let ids = Set(teams.flatMap { $0.members.map(\.person) }).sorted().prefix(Self.maximumNames)
            let found = try await desk.people(ids).values.filter { person in
                person.isActive && person.supplier == nil
                    && person.name.compare(who, options: [.caseInsensitive, .diacriticInsensitive]) == .orderedSame
            }
            return found.count == 1 ? found[0] : nil
        }

        /// Of so many people names are looked through.
        private static var maximumNames: Int { 2_000 }

        /// Asks the manager of whoever asked, or somebody who is named.
        fileprivate func askApproval(_ form: Form, _ reference: RequestReference) async throws {
            let (viewer, who) = (try viewer, form.text("who"))
            var approvers = ApprovalQuestion.Approvers.manager
            if !who.isEmpty {
                try admit(site.lookups)
                guard let person = try await colleague(called: who) else {
                    throw Rejection(.unknownReference, texts("call.unknown", ["who": who]), field: "who")
                }
                approvers = .people([person.id])
            }
            try await perform(.askApproval(ApprovalQuestion(form.text("question"), from: approvers)), reference, form)
        }

        /// - Parameter onDuty: Whether it is said who is on duty for conversations.
        func members(of request: Request, onDuty: Bool = false) async throws -> [PageValues] {
            guard let team = try await desk.catalogue(as: try viewer).teams.first(where: { $0.id == request.team })
            else { return [] }
            let people = try await desk.people(team.members.map(\.person))
            let there = onDuty ? await site.live.onDuty(for: team.id) : []
            // A conversation is handed to somebody else, best to one who is there.
            let others = try onDuty ? team.members.filter { $0.person != (try viewer).person } : team.members
            let first = others.filter { there.contains($0.person) }
            let then = others.filter { !there.contains($0.person) }
            return (first + then).compactMap { member in
                people[member.person].map {
                    [
                        "id": $0.id.rawValue, "name": $0.name, "isChosen": member.person == request.agent,
                        "isOnDuty": there.contains($0.id),
                    ]
                }
            }
        }
    }
#endif
