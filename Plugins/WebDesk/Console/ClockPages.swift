#if Web
    import Hummingbird
    import ServiceDesk

    /// Why the clocks of a request show what they show.
    extension Site {
        var clockRoutes: [Route] {
            [Route(.get, "/requests/{number}/clocks", for: .agent) { try await $0.clocks() }]
        }
    }

    extension Visit {
        /// A request, for those who handle it; for others there is nothing here.
        func handledView() async throws -> RequestView {
            let view = try await desk.view(try reference(), as: try viewer)
            guard view.standing >= .agent else { throw Rejection(.notFound, texts["error.notFound"]) }
            return view
        }

        fileprivate func clocks() async throws -> Response {
            let (reference, viewer) = (try reference(), try viewer)
            let view = try await handledView()
            var values: PageValues = [
                "title": text("clocks.title"), "number": view.request.number, "subject": view.request.subject,
            ]
            do {
                let explained = try await desk.explainClocks(of: reference, as: viewer)
                let parties = explained.compactMap { clock in
                    if case .supplier(let id) = clock.reading.target.party { id } else { nil }
                }
                let names = try await RequestNames(view.request, [], self, and: parties)
                let clocks = explained.map { self.values(of: $0, names) }
                (values["clocks"], values["isEmpty"]) = (clocks, clocks.isEmpty)
            } catch let error as SLAError {
                values["problem"] = ["text": text("clocks.unreadable"), "detail": "\(error)"] as PageValues
            }
            return try page("clocks", values)
        }

        private func values(of explanation: ClockExplanation, _ names: RequestNames) -> PageValues {
            let (reading, times) = (explanation.reading, times)
            var values: PageValues = [
                "name": texts["metric.\(reading.target.metric.name)", or: reading.target.name.rawValue],
                "goal": words(for: reading.target.goal), "used": words(for: reading.used),
                "isBreached": reading.isBreached, "state": text("clock.\(reading.stateWord)"),
                "party": party(reading.target.party, names),
                "spans": explanation.spans.map { span -> PageValues in
                    [
                        "from": times.long(span.start), "to": times.long(span.end),
                        "amount": span.isCounted ? words(for: span.amount) : "–", "isCounted": span.isCounted,
                        "isAhead": span.isAhead, "why": why(span, names),
                    ]
                },
            ]
            // In the colours of what is resolved, and of what waits.
            (values["isKept"], values["isPaused"]) = (reading.stateWord == "kept", reading.stateWord == "paused")
            if let due = reading.breachedAt ?? reading.due { values["due"] = times.values(due) }
            return values
        }

        /// `4 service hours`.
        private func words(for goal: GoalAmount) -> String {
            let words = goal.description.split(separator: " ").map(String.init)
            guard words.count == 3 else { return goal.description }
            let unit = "\(words[1])-\(words[2])" + (words[2].hasSuffix("s") ? "" : "s")
            let name = words[0] == "1" ? "unit.one.\(unit)" : "admin.unit.\(unit)"
            return "\(words[0]) " + texts[name, or: "\(words[1]) \(words[2])"]
        }

        /// `3h 20m` in every language, `1.5 days` in that of the page.
        private func words(for amount: ClockAmount) -> String {
            guard amount.countsDays else { return amount.description }
            let number = amount.description.split(separator: " ").first.map(String.init) ?? ""
            let mark = language == .english ? "." : ","
            let days = text(number == "1" ? "unit.one.service-days" : "unit.days")
            return "\(number.replacing(".", with: mark)) \(days)"
        }

        private func party(_ party: SLAParty, _ names: RequestNames) -> String {
            switch party {
            case .requester: text("clock.toRequester")
            case .team(let team): names.team(team)
            case .supplier(let supplier): names.supplier(supplier)
            }
        }

        private func why(_ span: ClockSpan, _ names: RequestNames) -> String {
            switch span.reason {
            case .hours(.weekly): text(span.isCounted ? "span.open" : "span.closed")
            case .hours(.exception(let name)), .hours(.holiday(let name)), .hours(.break(let name)): name
            case .hours(.excluded): text("span.excluded")
            case .realTime: text("span.realTime")
            case .paused(let pending): pending.map(names.text) ?? text("span.paused")
            case .closed: text("span.over")
            case .restarted: text("span.restarted")
            }
        }
    }

    extension ClockReading {
        /// Its state, in the names of texts and in those of the API.
        var stateWord: String {
            switch state {
            case .running: isBreached ? "late" : "running"
            case .paused: "paused"
            case .finished: isBreached ? "missed" : "kept"
            case .notOwed: "notOwed"
            }
        }
    }
#endif
