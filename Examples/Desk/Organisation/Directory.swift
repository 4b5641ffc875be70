#if Command
    import ArgumentParser
    import ServiceDesk
    import ServiceDeskJSON
    import ServiceDeskYAML

    /// Whose view of the work is shown beside the entries of the directory, where someone says who they are.
    struct DirectoryOptions: ParsableArguments {
        @OptionGroup var acting: ActingOptions

        func begin() async throws -> (directory: any DirectoryStore, session: Session?) {
            guard acting.person == nil else {
                let session = try await acting.begin(reading: true)
                return (session.directory, session)
            }
            return (try await openStore(acting.store, .readOnly), nil)
        }
    }

    struct ShowTeam: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "team",
            abstract: "List the teams, or show one: what it is there for, who is in it, what it offers.",
            discussion: "With --as, the open requests that you may see are counted.")

        @Argument(help: "A team; without it all.") var team: String?
        @OptionGroup var options: DirectoryOptions

        mutating func run() async throws {
            let (directory, session) = try await options.begin()
            let loads = try await session?.openCounts(by: .team)
            guard let team else {
                let teams = try await directory.allEntries(.team).compactMap(\.team)
                return try print(teams, loads)
            }
            guard let found = try await directory.teams([Team.ID(team)]).first else {
                throw Failure(.unknownName, "There is no team “\(team)”; “desk team” lists them.")
            }
            let services = try await directory.allEntries(.service).compactMap(\.service).filter { $0.team == found.id }
            let agents = try await session?.openCounts(by: .agent, of: found.id)
            let people = try await directory.people(found.members.map(\.person))
            if options.acting.output.json {
                return try Terminal.printJSON(TeamJSON(found, open: loads.map { $0[found.id.rawValue] ?? 0 }))
            }
            let sheet = TeamSheet(
                team: found, services: services,
                names: Dictionary(people.map { ($0.id, $0.name) }) { first, _ in first },
                open: agents)
            sheet.print()
        }

        private func print(_ teams: [Team], _ loads: [String: Int]?) throws {
            if options.acting.output.json {
                let answers = teams.map { team in TeamJSON(team, open: loads.map { $0[team.id.rawValue] ?? 0 }) }
                return try Terminal.printJSON(["teams": answers])
            }
            guard !teams.isEmpty else { return Terminal.print("No teams.") }
            var table = Table(columns: [
                .init(title: "TEAM"), .init(title: "NAME"), .init(title: "MEMBERS", isNumber: true),
            ])
            if loads != nil { table.columns.append(.init(title: "OPEN", isNumber: true)) }
            table.columns.append(.init(title: "MISSION"))
            table.rows = teams.map { team in
                let open = loads.map { loads in [Table.Cell(text: "\(loads[team.id.rawValue] ?? 0)")] } ?? []
                return [.init(text: team.id.rawValue, style: Style.bold), .init(text: team.name)]
                    + [.init(text: "\(team.members.count)")] + open + [.init(text: team.mission)]
            }
            table.print()
        }
    }

    extension Session {
        /// Open requests that the viewer may see, by team or agent.
        fileprivate func openCounts(by group: CountQuery.Group, of team: Team.ID? = nil) async throws -> [String: Int] {
            let filter = RequestFilter { filter in
                filter.isOpen = true
                if let team { filter.teams = [team] }
            }
            let rows = try await desk.counts(CountQuery(viewer: viewer, filter: filter, by: [group]))
            return Dictionary(rows.map { ($0.values.first.flatMap { $0 } ?? "", $0.count) }, uniquingKeysWith: +)
        }
    }

    private struct TeamSheet {
        var team: Team
        var services: [Service]
        var names: [Person.ID: String]
        var open: [String: Int]?

        func print() {
            Terminal.print(Style.bold("\(team.name.safe) (\(team.id))"))
            if !team.mission.isEmpty { Terminal.print(team.mission.safe) }
            Terminal.print()
            printAddresses(team.addresses)
            fact("assignment", team.assignment?.rawValue ?? "manual")
            for member in team.members {
                let load = open.map { ", \($0[member.person.rawValue] ?? 0) open" } ?? ""
                let capacity = member.capacity.map { " of \($0)" } ?? ""
                fact(
                    member.role.rawValue,
                    "\(names[member.person] ?? "") (\(member.person))\(load)\(load.isEmpty ? "" : capacity)")
            }
            for service in services { fact("service", "\(service.name) (\(service.id))") }
        }
    }

    private func fact(_ name: String, _ value: String) {
        if !value.isEmpty { Terminal.print(Style.dim(name.padded(to: 12)) + value.safe.asOneLine) }
    }

    private func printAddresses(_ addresses: [Address]) {
        for address in addresses {
            fact(address.kind.rawValue, address.value + (address.isVerified ? "" : " (not verified)"))
        }
    }

    struct ShowPerson: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "person", abstract: "List the people, or show one.")

        @Argument(help: "A person; without it all.") var person: String?
        @OptionGroup var store: StoreOptions
        @OptionGroup var output: OutputOptions

        mutating func run() async throws {
            let directory = try await openStore(store, .readOnly)
            guard let person else { return try print(try await directory.allEntries(.person).compactMap(\.person)) }
            guard let found = try await directory.people([Person.ID(person)]).first else {
                throw Failure(.unknownName, "There is no person “\(person)”; “desk person” lists them.")
            }
            let teams = try await directory.teams(of: found.id)
            if output.json { return try Terminal.printJSON(PersonJSON(found, teams: teams.map(\.id.rawValue))) }
            Terminal.print(Style.bold("\(found.name.safe) (\(found.id))") + (found.isActive ? "" : " has left"))
            Terminal.print()
            printAddresses(found.addresses)
            fact("department", found.department?.rawValue ?? "")
            fact("manager", found.manager?.rawValue ?? "")
            fact("language", found.language?.rawValue ?? "")
            fact("supplier", found.supplier?.rawValue ?? "")
            fact("hours", found.hours?.rawValue ?? "")
            fact("skills", found.skills.joined(separator: ", "))
            for team in teams {
                let role = team.members.first { $0.person == found.id }?.role.rawValue ?? ""
                fact("team", "\(team.name) (\(team.id)), \(role)")
            }
        }

        private func print(_ people: [Person]) throws {
            if output.json { return try Terminal.printJSON(["people": people.map { PersonJSON($0) }]) }
            guard !people.isEmpty else { return Terminal.print("No people.") }
            var table = Table(columns: [
                .init(title: "PERSON"), .init(title: "NAME", maximumWidth: 30),
                .init(title: "DEPARTMENT", needsWidth: 60),
                .init(title: "LANG", needsWidth: 70), .init(title: "ADDRESS"),
            ])
            table.rows = people.map(row)
            table.print()
        }

        private func row(_ person: Person) -> [Table.Cell] {
            let place = person.department?.rawValue ?? person.supplier.map { "at \($0)" }
            return [
                .init(text: person.id.rawValue, style: { person.isActive ? Style.bold($0) : Style.dim($0) }),
                .init(text: person.name + (person.isActive ? "" : " (left)")), .init(text: place ?? "-"),
                .init(text: person.language?.rawValue ?? "-"), .init(text: person.addresses.first?.value ?? "-"),
            ]
        }
    }

    struct ShowService: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "service", abstract: "List what one can ask for, or show a service with its form.")

        @Argument(help: "A service; without it all.") var service: String?
        @OptionGroup var store: StoreOptions
        @OptionGroup var output: OutputOptions

        mutating func run() async throws {
            let directory = try await openStore(store, .readOnly)
            guard let service else { return try print(try await directory.allEntries(.service).compactMap(\.service)) }
            guard let found = try await directory.services([Service.ID(service)]).first else {
                throw Failure(.unknownName, "There is no service “\(service)”; “desk service” lists them.")
            }
            if output.json { return try Terminal.printJSON(ServiceJSON(found)) }
            Terminal.print(Style.bold("\(found.name.safe) (\(found.id))"))
            if !found.description.isEmpty { Terminal.print(found.description.safe) }
            Terminal.print()
            fact("team", found.team.rawValue)
            fact("kind", found.defaultKind.word + (found.isConfidential ? ", confidential" : ""))
            fact("priority", "impact \(found.defaultImpact.word), urgency \(found.defaultUrgency.word)")
            for field in found.form.fields {
                fact("--field", "\(field.name)=  \(field.label) (\(field.description))")
            }
        }

        private func print(_ services: [Service]) throws {
            if output.json { return try Terminal.printJSON(["services": services.map { ServiceJSON($0) }]) }
            guard !services.isEmpty else { return Terminal.print("No services.") }
            var table = Table(columns: [
                .init(title: "SERVICE"), .init(title: "TEAM"), .init(title: "NAME", maximumWidth: 32),
                .init(title: "DESCRIPTION", needsWidth: 70),
            ])
            table.rows = services.map { service in
                [
                    .init(text: service.id.rawValue, style: Style.bold), .init(text: service.team.rawValue),
                    .init(text: service.name), .init(text: service.description),
                ]
            }
            table.print()
        }
    }
#endif
