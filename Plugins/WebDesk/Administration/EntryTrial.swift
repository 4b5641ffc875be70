#if Web
    import ServiceDesk
    import ServiceDeskYAML

    /// What a change of the directory would bring, found out before anything is changed.
    extension Visit {
        /// So many requests are looked at, and so many of them shown.
        private static var maximumRequests: Int { 2_000 }
        private static var maximumRows: Int { 50 }

        func trial(of changes: OrganisationChanges, _ draft: EntryDraft) async throws -> PageValues {
            guard let entry = changes.entries.first else { return ["nothing": true] }
            let after = try OrganisationWriter().text(of: [entry])
            var values: PageValues = ["lines": LineDifference(draft.before, after).lines]
            switch entry {
            case .rule(let rule): values["rehearsal"] = try await rehearsal(of: rule)
            case .policy: values["outlook"] = try await outlook(changes, text("admin.openKeep"))
            case .calendar: values["outlook"] = try await outlook(changes, text("admin.hoursCount"))
            default: break
            }
            return values
        }

        /// What the rule would have done in the last 30 days, to requests that whoever looks handles.
        private func rehearsal(of rule: Rule) async throws -> PageValues {
            try admit(site.trials)
            let now = site.now()
            let rehearsal = try await desk.rehearse(
                rule, from: now.advanced(bySeconds: -30 * 86_400), to: now.advanced(bySeconds: 1), as: try viewer,
                limit: Self.maximumRequests)
            let times = times
            return [
                "summary": texts(
                    rehearsal.isWhole ? "admin.rehearsed" : "admin.rehearsedNewest",
                    ["times": "\(rehearsal.occasions.count)", "requests": "\(rehearsal.requestsLookedAt)"]),
                "rows": rehearsal.occasions.prefix(Self.maximumRows).map { occasion -> PageValues in
                    [
                        "number": occasion.request, "when": times.long(occasion.at),
                        "what": occasion.refusal ?? occasion.changes.joined(separator: ", "),
                    ]
                },
            ]
        }

        /// Which clocks of open requests would be due at another time. How many is said of all; which, of those that
        /// whoever looks may see.
        private func outlook(_ changes: OrganisationChanges, _ remark: String) async throws -> PageValues {
            try admit(site.trials)
            let (viewer, times) = (try viewer, times)
            let directory = try administration.directory
            let proposal = try await changes.proposal(in: directory)
            let calendars = ServiceCalendars(try await directory.calendars())
            var shown: Set<Request.Number> = []
            var (examined, moving, rows, next) = (0, 0, [PageValues](), RequestQuery.Cursor?.none)
            repeat {
                let page = try await desk.whatIf(proposal, from: calendars, as: .host("administration"), after: next)
                (examined, moving, next) = (examined + page.examined, moving + page.moves.count, page.next)
                for entry in page.moves
                where rows.count < Self.maximumRows && viewer.standing(to: entry.request) >= .agent {
                    // A clock that waits has no time, neither before nor after.
                    let dated = entry.moves.filter { $0.before?.due != nil || $0.after?.due != nil }
                    if !dated.isEmpty { shown.insert(entry.request.number) }
                    rows += dated.map { move -> PageValues in
                        [
                            "number": entry.request.number, "when": move.before?.due.map(times.long) ?? "–",
                            "what": move.after?.due.map(times.long) ?? "–", "clock": name(of: move.clock),
                        ]
                    }
                }
            } while next != nil && examined < Self.maximumRequests
            let counts = ["moving": "\(moving)", "requests": "\(examined)"]
            let summary = texts(next == nil ? "admin.moving" : "admin.movingFirst", counts)
            var values: PageValues = ["summary": summary, "rows": rows, "remark": remark]
            if moving > shown.count { values["others"] = text("admin.othersMove") }
            return values
        }

        /// As the pages of clocks call it.
        private func name(of clock: SLATarget.Name) -> String { texts["metric.\(clock.rawValue)", or: clock.rawValue] }
    }

    /// Two texts line by line, with what goes and what comes, and what stands around it.
    struct LineDifference {
        let lines: [PageValues]

        /// So many lines that stay are shown before and after those that do not.
        private static let context = 2
        /// Of longer texts nothing is shown: it takes the more time the less they have in common.
        private static let maximumLines = 2_000

        init(_ before: String, _ after: String) {
            func split(_ text: String) -> [Substring] { text.split(separator: "\n", omittingEmptySubsequences: true) }
            let (old, new) = (split(before), split(after))
            guard old.count <= Self.maximumLines, new.count <= Self.maximumLines else {
                lines = [["isSkipped": true]]
                return
            }
            let difference = new.difference(from: old)
            let gone = Set(difference.removals.map { if case .remove(let at, _, _) = $0 { at } else { -1 } })
            let come = Set(difference.insertions.map { if case .insert(let at, _, _) = $0 { at } else { -1 } })
            var (lines, from, to) = ([PageValues](), 0, 0)
            while from < old.count || to < new.count {
                if from < old.count, gone.contains(from) {
                    lines.append(["text": "− \(old[from])", "isGone": true])
                    from += 1
                } else if to < new.count, come.contains(to) {
                    lines.append(["text": "+ \(new[to])", "isNew": true])
                    to += 1
                } else {
                    lines.append(["text": "  \(new[to])"])
                    (from, to) = (from + 1, to + 1)
                }
            }
            self.lines = Self.shortened(lines)
        }

        private static func shortened(_ lines: [PageValues]) -> [PageValues] {
            let changed = lines.indices.filter { lines[$0]["isGone"] != nil || lines[$0]["isNew"] != nil }
            let shown = Set(changed.flatMap { ($0 - context)...($0 + context) })
            var short: [PageValues] = []
            for index in lines.indices {
                if shown.contains(index) {
                    short.append(lines[index])
                } else if short.last?["isSkipped"] == nil {
                    short.append(["isSkipped": true])
                }
            }
            return short
        }
    }
#endif
