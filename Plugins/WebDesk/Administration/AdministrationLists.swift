#if Web
    import Hummingbird
    import ServiceDesk

    /// What the directory keeps, by kind.
    extension Site {
        var administrationRoutes: [Route] {
            guard options.administration != nil else { return [] }
            return [
                Route(.get, "/admin", for: .administrator) { $0.go(to: "/admin/person") },
                Route(.get, "/admin/{kind}", for: .administrator) { try await $0.entries() },
                Route(.get, "/admin/new/{kind}", for: .administrator) { try await $0.newEntry() },
                Route(.get, "/admin/{kind}/{entry}", for: .administrator) { try await $0.entry() },
                Route(.post, "/admin/{kind}", for: .administrator) { try await $0.changeEntry() },
            ]
        }
    }

    extension Visit {
        /// Where entries are kept that are changed here.
        var administration: SiteAdministration {
            get throws {
                guard let administration = site.options.administration else {
                    throw Rejection(.notFound, texts["error.notFound"])
                }
                return administration
            }
        }

        func entryKind() throws -> DirectoryEntry.Kind {
            guard let kind = DirectoryEntry.Kind(rawValue: try parameter("kind")) else {
                throw Rejection(.notFound, texts["error.notFound"])
            }
            return kind
        }

        /// At most so many are on a page.
        private static var pageSize: Int { 100 }

        fileprivate func entries() async throws -> Response {
            let (kind, text) = (try entryKind(), query("text")?.trimmingBlanks)
            var values = administrationFrame(kind)
            let (entries, next) = try await entries(kind, containing: text)
            values["text"] = text ?? ""
            values["isEmpty"] = entries.isEmpty
            values["isPeople"] = kind == .person
            let departments = try await administration.directory.departments(
                Array(Set(entries.compactMap(\.person?.department))))
            let names = Dictionary(departments.map { ($0.id, $0.name) }, uniquingKeysWith: { $1 })
            values["rows"] = entries.map { entry -> PageValues in
                var row: PageValues = [
                    "id": entry.id, "path": entry.id.percentEncoded, "name": entry.title, "isOver": entry.isOver,
                ]
                if let person = entry.person {
                    row["mail"] = person.addresses.first { $0.kind == .mail }?.value ?? ""
                    row["department"] = person.department.map { names[$0] ?? $0.rawValue } ?? ""
                }
                return row
            }
            if let next {
                values["next"] = "after=\(next.percentEncoded)" + (text.map { "&text=\($0.percentEncoded)" } ?? "")
            }
            return try page("admin", values)
        }

        /// - Returns: A page, and from where the next one goes on.
        private func entries(
            _ kind: DirectoryEntry.Kind, containing text: String?
        ) async throws -> (entries: [DirectoryEntry], next: String?) {
            let directory = try administration.directory
            var (found, query) = ([DirectoryEntry](), DirectoryQuery(kind, after: query("after"), limit: 500))
            while true {
                let entries = try await directory.entries(query)
                for entry in entries where entry.contains(text) {
                    guard found.count < Self.pageSize else { return (found, found.last?.id) }
                    found.append(entry)
                }
                guard entries.count == query.limit else { return (found, nil) }
                query.after = entries.last?.id
            }
        }

        /// What stands around each page of the administration.
        func administrationFrame(_ kind: DirectoryEntry.Kind) -> PageValues {
            [
                "title": text("admin.\(kind.rawValue)"), "kind": kind.rawValue, "isAdmin": true,
                "kinds": DirectoryEntry.Kind.shown.map { other -> PageValues in
                    [
                        "id": other.rawValue, "name": text("admin.\(other.rawValue)"), "isCurrent": other == kind,
                    ]
                },
            ]
        }
    }

    extension DirectoryEntry.Kind {
        /// In the order in which they are looked for.
        fileprivate static let shown: [Self] = [
            .person, .team, .service, .department, .supplier, .calendar, .onCall, .policy, .rule, .macro, .template,
            .delegation,
        ]
    }

    extension DirectoryEntry {
        /// What people call it.
        var title: String {
            switch self {
            case .department(let department): department.name
            case .supplier(let supplier): supplier.name
            case .calendar(let calendar): calendar.name
            case .person(let person): person.name
            case .team(let team): team.name
            case .service(let service): service.name
            case .delegation(let delegation): "\(delegation.to) → \(delegation.from)"
            case .onCall(let schedule): schedule.name
            case .policy(let policy): policy.title
            case .template(let template): template.title
            case .macro(let macro): macro.title
            case .rule(let rule): rule.title
            }
        }

        /// Whether it does nothing any more.
        fileprivate var isOver: Bool {
            switch self {
            case .person(let person): !person.isActive
            case .rule(let rule): !rule.isActive
            case .macro(let macro): !macro.isActive
            case .template(let template): !template.isActive
            default: false
            }
        }

        /// Whether a text stands in its id, its name, or an address of a person.
        fileprivate func contains(_ text: String?) -> Bool {
            guard let text = text?.lowercased(), !text.isEmpty else { return true }
            let addresses = person?.addresses.map(\.value) ?? []
            return ([id, title] + addresses).contains { $0.lowercased().contains(text) }
        }
    }
#endif
