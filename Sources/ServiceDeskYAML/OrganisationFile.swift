#if Web
    import ServiceDesk
    import Yams

    /// The organisation as a person writes it down: a YAML file of departments, suppliers, hours, people, teams,
    /// services, delegations, on-call schedules, service levels, templates, macros and rules.
    public struct OrganisationFile {
        /// As the file has them, each after what it refers to. They are saved through ``OrganisationChanges``, which
        /// keeps what the file does not say of those that are there already.
        public private(set) var entries: [DirectoryEntry] = []

        /// Largest file that is read, in bytes.
        public static let maximumSize = 8 << 20

        let file: String
        let readFile: ((String) throws -> [UInt8])?
        private let policies: [AssignmentPolicyName]
        private var places: [String: Node] = [:]
        private var references: [(kind: DirectoryEntry.Kind, id: String, node: Node)] = []
        private var root: Department?
        /// People of whose preferences the file says nothing: they keep what they chose themselves.
        private var keepingNotices: Set<Person.ID> = []
        /// Kinds of notices that are a host’s own, or mistakes.
        private var otherKinds: [(person: Person.ID, kind: NoticeKind, node: Node)] = []
        /// Where templates, macros and rules choose services, in the order of reading: their answers are read once it
        /// is known what the services ask.
        var choices: [ServiceChoice] = []

        /// - Parameters:
        ///   - bytes: At most ``maximumSize``.
        ///   - file: What it is called where something is wrong with it.
        ///   - policies: The assignment policies that teams may name; those of ``ServiceDesk/Desk`` for `nil`.
        ///   - readFile: Gives the bytes of a file that it names, for holidays that stand in iCalendar files; `nil`
        ///     lets it name none, nor have aliases (`*name`), as where it comes from outside: a few lines of those
        ///     can stand for more than any memory has.
        /// - Throws: ``YAMLMistake`` that names the line.
        public init(
            _ bytes: [UInt8], named file: String, assigningBy policies: [AssignmentPolicyName]? = nil,
            readingFiles readFile: ((String) throws -> [UInt8])? = nil
        ) throws {
            (self.file, self.readFile) = (file, readFile)
            self.policies = policies ?? Desk.Configuration().assignmentPolicies.map(\.name)
            guard bytes.count <= Self.maximumSize else {
                throw YAMLMistake("\(file):1: The file has more than \(Self.maximumSize) bytes.")
            }
            if readFile == nil { try YAMLMap.refuseAliases(bytes, named: file) }
            let node = try YAMLMap.compose(bytes, named: file)
            var map = try YAMLMap(node, "The organisation", in: file)
            if let node = map.value("organisation") { try readOrganisation(node) }
            for node in try map.list("departments") { try add(.department(readDepartment(node)), at: node) }
            for node in try map.list("suppliers") { try add(.supplier(readSupplier(node)), at: node) }
            for node in try map.list("hours") { try add(.calendar(readCalendar(node)), at: node) }
            for node in try map.list("people") { try add(.person(readPerson(node)), at: node) }
            for node in try map.list("teams") { try add(.team(readTeam(node)), at: node) }
            for node in try map.list("services") { try add(.service(readService(node)), at: node) }
            for node in try map.list("delegations") { try add(.delegation(readDelegation(node)), at: node) }
            for node in try map.list("on-call") { try add(.onCall(readOnCall(node)), at: node) }
            for node in try map.list("service-levels") { try add(.policy(readPolicy(node)), at: node) }
            for node in try map.list("templates") { try add(.template(readTemplate(node)), at: node) }
            for node in try map.list("macros") { try add(.macro(readMacro(node)), at: node) }
            for node in try map.list("rules") { try add(.rule(readActingRule(node)), at: node) }
            try map.finish()
        }

        private mutating func add(_ entry: DirectoryEntry, at node: Node) throws {
            guard Person.ID(entry.id).isValid else {
                throw YAMLMap.mistake(
                    "“\(entry.id)” cannot be an id: 1 to 200 bytes, no control characters.", at: node, in: file)
            }
            guard places.updateValue(node, forKey: "\(entry.kind.rawValue) \(entry.id)") == nil else {
                throw YAMLMap.mistake(
                    "The \(entry.kind.rawValue) “\(entry.id)” stands there twice.", at: node, in: file)
            }
            entries.append(entry)
        }

        /// Checks that everything that is referred to is in the file or in a directory.
        ///
        /// - Throws: ``YAMLMistake`` that names the line; ``ServiceDesk/StoreError``.
        package func checkReferences(in directory: some DirectoryStore) async throws {
            for reference in references where places["\(reference.kind.rawValue) \(reference.id)"] == nil {
                let isKnown =
                    switch reference.kind {
                    case .person: try await !directory.people([Person.ID(reference.id)]).isEmpty
                    case .team: try await !directory.teams([Team.ID(reference.id)]).isEmpty
                    case .supplier: try await !directory.suppliers([Supplier.ID(reference.id)]).isEmpty
                    case .calendar: try await directory.calendars().contains { $0.id.rawValue == reference.id }
                    case .service: try await !directory.services([Service.ID(reference.id)]).isEmpty
                    case .department: try await !directory.departments([Department.ID(reference.id)]).isEmpty
                    case .delegation, .onCall, .policy, .template, .macro, .rule: false
                    }
                guard !isKnown else { continue }
                throw YAMLMap.mistake(
                    "There is no \(reference.kind.rawValue) “\(reference.id)”.", at: reference.node, in: file)
            }
            try await checkFormulas(in: directory)
            try await checkKinds(in: directory)
            _ = try await answeredEntries(in: directory)
        }

        /// A kind that nobody knows is taken of whoever has chosen it already: then it is the host’s.
        private func checkKinds(in directory: some DirectoryStore) async throws {
            for other in otherKinds {
                let known = try await directory.people([other.person]).first?.notices?.kinds[other.kind]
                guard known == nil else { continue }
                do throws(NoticeWords.Mistake) {
                    _ = try NoticeWords.kind(other.kind.rawValue)
                } catch {
                    throw YAMLMap.mistake(error.message, at: other.node, in: file)
                }
            }
        }

        /// Checks that no hours are made of themselves, or of too many others.
        private func checkFormulas(in directory: some DirectoryStore) async throws {
            let own = entries.compactMap(\.calendar)
            guard !own.isEmpty else { return }
            let all = own + (try await directory.calendars())
            for calendar in own {
                do throws(ServiceHoursError) {
                    _ = try HoursFormula.calendar(calendar.id).resolved(with: all)
                } catch {
                    guard let node = places["calendar \(calendar.id)"] else { throw error }
                    throw YAMLMap.mistake(error.description, at: node, in: file)
                }
            }
        }

        /// Remembers that something must be there.
        mutating func refer(to kind: DirectoryEntry.Kind, _ id: String, at node: Node) {
            references.append((kind, id, node))
        }

        mutating func reference(
            _ kind: DirectoryEntry.Kind, _ key: String, in map: inout YAMLMap
        ) throws -> String? {
            guard let node = map.value(key) else { return nil }
            guard let id = node.scalar?.string else { throw map.mistake("“\(key)” is an id.", at: node) }
            references.append((kind, id, node))
            return id
        }

        // MARK: Entries

        private mutating func readOrganisation(_ node: Node) throws {
            var map = try YAMLMap(node, "The organisation", in: file)
            let id = try map.text("id") ?? "organisation"
            let department = Department(id: Department.ID(id), name: try map.required("name", of: "The organisation"))
            try map.finish()
            root = department
            try add(.department(department), at: node)
        }

        private mutating func readDepartment(_ node: Node) throws -> Department {
            var map = try YAMLMap(node, "A department", in: file)
            let id = try map.required("id", of: "A department")
            let parent = try reference(.department, "parent", in: &map).map { Department.ID($0) }
            let department = Department(
                id: Department.ID(id), name: try map.required("name", of: "A department"), parent: parent ?? root?.id)
            try map.finish()
            return department
        }

        private mutating func readSupplier(_ node: Node) throws -> Supplier {
            var map = try YAMLMap(node, "A supplier", in: file)
            let supplier = Supplier(
                id: Supplier.ID(try map.required("id", of: "A supplier")),
                name: try map.required("name", of: "A supplier"), addresses: try readAddresses(&map))
            try map.finish()
            return supplier
        }

        private mutating func readPerson(_ node: Node) throws -> Person {
            var map = try YAMLMap(node, "A person", in: file)
            var person = Person(
                id: Person.ID(try map.required("id", of: "A person")), name: try map.required("name", of: "A person"),
                addresses: try readAddresses(&map))
            person.manager = try reference(.person, "manager", in: &map).map { Person.ID($0) }
            person.department = try reference(.department, "department", in: &map).map { Department.ID($0) }
            person.supplier = try reference(.supplier, "supplier", in: &map).map { Supplier.ID($0) }
            person.language = try map.text("language").map { Language($0) }
            person.skills = SortedSet(try map.texts("skills"))
            person.isActive = try map.flag("active") ?? true
            person.hours = try reference(.calendar, "hours", in: &map).map { ServiceCalendar.ID($0) }
            if let node = map.value("notices") {
                var reader = NoticesReader(file: file)
                person.notices = try reader.read(node)
                otherKinds += reader.otherKinds.map { (person.id, $0.kind, $0.node) }
            } else {
                keepingNotices.insert(person.id)
            }
            try map.finish()
            return person
        }

        /// An entry as it is to be saved over the one that the directory has.
        func replacing(_ old: DirectoryEntry?, with entry: DirectoryEntry) -> DirectoryEntry {
            guard case .person(var person) = entry, keepingNotices.contains(person.id) else { return entry }
            person.notices = old?.person?.notices
            return .person(person)
        }

        /// What an administrator writes down is taken as verified unless it says otherwise.
        private func readAddresses(_ map: inout YAMLMap) throws -> [Address] {
            try map.list("addresses").map { node in
                var map = try YAMLMap(node, "An address", in: file)
                let isVerified = try map.flag("verified") ?? true
                let values = try Address.Kind.allCases.compactMap { kind in
                    try map.text(kind.rawValue).map { (kind, $0) }
                }
                try map.finish()
                guard let (kind, value) = values.first, values.count == 1 else {
                    throw map.mistake("An address is one of: mail, phone, chat.")
                }
                return Address(kind, value, isVerified: isVerified)
            }
        }

        private mutating func readTeam(_ node: Node) throws -> Team {
            var map = try YAMLMap(node, "A team", in: file)
            var team = Team(
                id: Team.ID(try map.required("id", of: "A team")), name: try map.required("name", of: "A team"))
            team.mission = try map.text("mission") ?? ""
            team.addresses = try readAddresses(&map)
            team.department = try reference(.department, "department", in: &map).map { Department.ID($0) }
            team.assignment = try map.word("assignment", of: policies.map { ($0.rawValue, $0) })
            team.hours = try reference(.calendar, "hours", in: &map).map { ServiceCalendar.ID($0) }
            for node in try map.list("members") { team.members.append(try readMember(node)) }
            try map.finish()
            return team
        }

        private mutating func readMember(_ node: Node) throws -> Team.Member {
            if let scalar = node.scalar {
                references.append((.person, scalar.string, node))
                return Team.Member(Person.ID(scalar.string))
            }
            var map = try YAMLMap(node, "A member", in: file)
            guard let person = try reference(.person, "person", in: &map) else {
                throw map.mistake("A member needs “person”.")
            }
            let roles = Team.Member.Role.allCases.map { ($0.rawValue, $0) }
            let member = Team.Member(
                Person.ID(person), role: try map.word("role", of: roles) ?? .agent,
                capacity: try map.number("capacity", in: 1...1_000_000))
            try map.finish()
            return member
        }

        private mutating func readService(_ node: Node) throws -> Service {
            var map = try YAMLMap(node, "A service", in: file)
            guard let team = try reference(.team, "team", in: &map) else {
                throw map.mistake("A service needs “team”.")
            }
            var service = Service(
                id: Service.ID(try map.required("id", of: "A service")), team: Team.ID(team),
                name: try map.required("name", of: "A service"), description: try map.text("description") ?? "")
            let kinds = RequestKind.allCases.map { ($0.word, $0) }
            service.defaultKind = try map.word("kind", of: kinds) ?? service.defaultKind
            service.defaultImpact = try map.word("impact", of: Impact.allCases.map { ($0.word, $0) }) ?? .low
            service.defaultUrgency = try map.word("urgency", of: Urgency.allCases.map { ($0.word, $0) }) ?? .medium
            service.isConfidential = try map.flag("confidential") ?? false
            service.skills = SortedSet(try map.texts("skills"))
            service.form = try FormReader(file: file).read(try map.list("form"))
            try map.finish()
            return service
        }

        private mutating func readDelegation(_ node: Node) throws -> Delegation {
            var map = try YAMLMap(node, "A delegation", in: file)
            let id = try map.required("id", of: "A delegation")
            let from = try reference(.person, "from", in: &map)
            let to = try reference(.person, "to", in: &map)
            guard let from, let to else { throw map.mistake("A delegation needs “from” and “to”.") }
            let (starts, ends) = (try readTime("starts", &map), try readTime("ends", &map))
            try map.finish()
            guard starts < ends else { throw map.mistake("A delegation ends after it starts.") }
            return Delegation(
                id: Delegation.ID(id), from: Person.ID(from), to: Person.ID(to), starts: starts, ends: ends)
        }

        private func readTime(_ key: String, _ map: inout YAMLMap) throws -> Timestamp {
            let text = try map.required(key, of: "A delegation")
            guard let time = TimeArgument(argument: text, allowsDistance: false) else {
                throw map.mistake("“\(key)” is a day or an instant: 2026-03-02 or 2026-03-02T14:00:00Z.")
            }
            return time.timestamp(at: Timestamp(microseconds: 0), endOfDay: key == "ends")
        }
    }
#endif
