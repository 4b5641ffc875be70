#if Command
    import ArgumentParser
    import ServiceDesk
    import ServiceDeskJSON
    import ServiceDeskYAML

    struct SLA: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "sla", abstract: "What is owed for requests, when it is due, and why.",
            subcommands: [
                ShowSLA.self, ExplainSLA.self, HoldingsSLA.self, WhatIfSLA.self, ApplySLA.self, ReplaySLA.self,
            ])
    }

    struct ShowSLA: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "show", abstract: "Show the clocks of a request; without one, the policies.")

        @Argument(help: "The request.") var number: NumberArgument?
        @Option(help: ArgumentHelp("When; without it now.", valueName: "time"), transform: TimeArgument.read)
        var at: TimeArgument?
        @OptionGroup var acting: ActingOptions

        mutating func run() async throws {
            guard let number else { return try await list() }
            let (request, clocks) = try await acting.clocks(of: number, at: at)
            if acting.output.json {
                return try Terminal.printJSON(ClocksJSON(request, clocks.map { ClockJSON($0) }))
            }
            request.printHeading()
            guard !clocks.isEmpty else { return Terminal.print("Nothing is owed for it.") }
            ClockJSON.print(clocks)
            Terminal.printZone(at: request.updatedAt)
        }

        private func list() async throws {
            let policies = try await openStore(acting.store, .readOnly).policies()
            if acting.output.json { return try Terminal.printJSON(["policies": policies]) }
            guard !policies.isEmpty else {
                return Terminal.print("No service levels; they are written down in the organisation file.")
            }
            for policy in policies {
                Terminal.print(Style.bold("\(policy.title.safe) (\(policy.id))"))
                for (index, rule) in policy.rules.enumerated() {
                    Terminal.print("  \(index + 1). \(rule.condition.words.safe)")
                    for aim in rule.aims { Terminal.print("     \(aim.words.safe)") }
                }
            }
        }
    }

    struct ApplySLA: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "apply",
            abstract: "Ask the policies again about all open requests, after they or hours were edited.",
            discussion: """
                What has finished stays as it was judged. Requesters are told of promises that move. See first with \
                “desk sla what-if”.
                """)

        @OptionGroup var store: StoreOptions
        @OptionGroup var output: OutputOptions

        mutating func run() async throws {
            let opened = try await openStore(store, .existing)
            var configuration = Desk.Configuration()
            configuration.notices = try plannedNotices()
            let desk = Desk(opened, configuration: configuration)
            let host = Viewer.host("desk sla apply")
            var query = RequestQuery(viewer: host, limit: 500)
            query.filter.isOpen = true
            var (examined, changed) = (0, [Request.Number]())
            repeat {
                let page = try await opened.page(query)
                for request in page.requests {
                    let after = try await desk.applyServiceLevels(to: .id(request.id), as: host)
                    if after.version != request.version { changed.append(request.number) }
                }
                examined += page.requests.count
                query.after = page.next
            } while query.after != nil
            if output.json { return try Terminal.printJSON(["changed": changed]) }
            Terminal.print("\(examined.grouped) open requests, \(changed.count.grouped) with new service levels.")
        }
    }

    /// When the clocks of a request are read: never before its last event, which has made them what they are.
    func instant(_ time: TimeArgument?, on request: Request) throws -> Timestamp {
        let now = SystemTime().now()
        guard let instant = time?.timestamp(at: now) else { return max(now, request.updatedAt) }
        guard instant >= request.updatedAt else {
            throw Failure(
                .usage, "#\(request.number) has changed since, at \(request.updatedAt.long); --at is no earlier time.")
        }
        return instant
    }

    extension Request {
        /// The subject, and below it what the requester was told.
        func printHeading() {
            Terminal.print(Style.bold("#\(number)  \(subject.safe)"))
            if let answer = promised?.answerBy { Terminal.print("promised: an answer by \(answer.long)") }
            if let resolution = promised?.resolutionBy {
                let why = due == resolution ? ", the date that was set, which goes before the clock" : ""
                Terminal.print("promised: a resolution by \(resolution.long)\(why)")
            }
        }
    }

    extension ActingOptions {
        /// The clocks of a request as someone may see them.
        func clocks(
            of number: NumberArgument, at time: TimeArgument?
        ) async throws -> (request: Request, clocks: [RequestClock]) {
            let session = try await begin(reading: true)
            let request = try await naming([number]) {
                try await session.desk.request(number.reference, as: session.viewer)
            }
            let instant = try instant(time, on: request)
            let clocks = try request.clocks(at: instant, with: try await session.directory.serviceCalendars())
            return (request, clocks.filter { $0.latest != nil })
        }
    }

    extension PriorityPolicy.Condition {
        /// `for service printing, of department ventes`; `for all else` where there is none.
        var words: String {
            func part(_ word: String, _ values: [String]) -> String? {
                values.isEmpty ? nil : "\(word) \(values.joined(separator: " or "))"
            }
            let parts = [
                part("service", services.map(\.rawValue)), part("team", teams.map(\.rawValue)),
                part("department", departments.map(\.rawValue)), part("language", languages.map(\.rawValue)),
                part("kind", kinds.map(\.word)), part("impact", impacts.map(\.word)),
                part("urgency", urgencies.map(\.word)), part("tag", tags),
            ].compactMap { $0 }
            return parts.isEmpty ? "all else" : parts.joined(separator: ", ")
        }
    }

    extension PriorityPolicy.Aim {
        var words: String {
            let goals = Priority.allCases.compactMap { priority in self.goals[priority].map { "\(priority.word) \($0)" }
            }
            let all = goals + (other.map { [(goals.isEmpty ? "" : "other ") + "\($0)"] } ?? [])
            let hours = target.calendar.map { ", hours \($0)" } ?? ""
            let ofTeam = usesTeamHours ? ", the team’s where it has some" : ""
            let party = target.party == .requester ? "" : ", owed \(target.party.words)"
            let choices = target.choices.unusual.compactMap { key, word in word.map { ", \(key) \($0)" } }.joined()
            let clock = if case .named(let clock) = target.metric { clock.words } else { "" }
            let warnings = target.warnings.isEmpty ? "" : ", warns at \(target.warnings.percents)"
            let escalations = target.escalations.map { ", at \($0.share) % to \($0.recipient)" }.joined()
            let goal = "\(target.name): \(all.joined(separator: ", "))"
            return "\(goal)\(hours)\(ofTeam)\(party)\(clock)\(choices)\(warnings)\(escalations)"
        }
    }

    extension NamedClock {
        /// `, from opened until started`.
        fileprivate var words: String {
            func part(_ word: String, _ conditions: [Condition]) -> String {
                conditions.isEmpty ? "" : ", \(word) \(conditions.map(\.description).joined(separator: " or "))"
            }
            return part("from", start) + part("until", stop) + part("paused by", pause) + part("resumed by", resume)
        }
    }

    extension [Int] {
        /// `50 % and 80 %`.
        fileprivate var percents: String { map { "\($0) %" }.joined(separator: " and ") }
    }
#endif
