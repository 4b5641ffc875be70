#if Web
    import ServiceDesk
    import Yams

    extension OrganisationFile {
        mutating func readOnCall(_ node: Node) throws -> OnCallSchedule {
            var map = try YAMLMap(node, "An on-call schedule", in: file)
            let id = try map.required("id", of: "An on-call schedule")
            var schedule = OnCallSchedule(
                id: OnCallSchedule.ID(id), name: try map.text("name") ?? id,
                zone: try map.required("zone", of: "An on-call schedule"), levels: [])
            for node in try map.list("teams") {
                schedule.teams.insert(Team.ID(try reference(.team, node)))
            }
            for node in try map.list("priorities") {
                guard let priority = node.scalar.flatMap({ Priority(word: $0.string) }) else {
                    let words = Priority.allCases.map(\.word).joined(separator: ", ")
                    throw YAMLMap.mistake("A priority is one of: \(words).", at: node, in: file)
                }
                schedule.priorities.insert(priority)
            }
            for node in try map.list("levels") { schedule.levels.append(try readRotation(node)) }
            for node in try map.list("overrides") { schedule.overrides.append(try readOverride(node)) }
            try map.finish()
            do throws(ServiceHoursError) {
                try schedule.validate()
            } catch {
                throw YAMLMap.mistake(error.description, at: node, in: file)
            }
            return schedule
        }

        private mutating func readRotation(_ node: Node) throws -> OnCallSchedule.Rotation {
            var map = try YAMLMap(node, "A level", in: file)
            var people: [Person.ID] = []
            for node in try map.list("people") { people.append(Person.ID(try reference(.person, node))) }
            let starts = try readDate("starts", &map)
            let text = try map.required("at", of: "A level")
            guard let time = WallTime(text) else { throw map.mistake("“\(text)” is no time such as 09:00.") }
            let days = try map.number("days", in: 1...366) ?? 7
            try map.finish()
            return .init(people, starts: starts, handOver: time, days: days)
        }

        private mutating func readOverride(_ node: Node) throws -> OnCallSchedule.Override {
            var map = try YAMLMap(node, "An override", in: file)
            guard let person = try reference(.person, "person", in: &map) else {
                throw map.mistake("An override needs “person”.")
            }
            let override = OnCallSchedule.Override(
                try readDate("date", &map), to: try readOptionalDate("until", &map),
                level: try map.number("level", in: 1...OnCallSchedule.maximumLevels) ?? 1, person: Person.ID(person))
            try map.finish()
            return override
        }

        private mutating func reference(_ kind: DirectoryEntry.Kind, _ node: Node) throws -> String {
            guard let id = node.scalar?.string else {
                throw YAMLMap.mistake("The id of a \(kind.rawValue) is wanted.", at: node, in: file)
            }
            refer(to: kind, id, at: node)
            return id
        }
    }
#endif
