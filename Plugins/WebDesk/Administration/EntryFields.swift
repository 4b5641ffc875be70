#if Web
    import ServiceDesk
    import ServiceDeskYAML

    /// People and teams as fields, for what is changed most: somebody comes or goes, or joins a team. What has no field
    /// stays as it is.
    struct EntryFields {
        private let form: Form

        init(_ form: Form) { self.form = form }

        /// The entry as the fields have it; `nil` for kinds that have none.
        func entry(over old: DirectoryEntry?, _ kind: DirectoryEntry.Kind) -> DirectoryEntry? {
            switch kind {
            case .person: .person(person(over: old?.person))
            case .team: .team(team(over: old?.team))
            default: nil
            }
        }

        private func person(over old: Person?) -> Person {
            var person = old ?? Person(id: Person.ID(form.text("new")), name: "")
            person.name = form.text("name")
            for kind in [Address.Kind.mail, .phone] {
                let value = form.text(kind.rawValue)
                let place = person.addresses.firstIndex { $0.kind == kind }
                guard value != place.map({ person.addresses[$0].value }) ?? "" else { continue }
                if let place { person.addresses.remove(at: place) }
                // What an administrator writes down is taken as verified, as in the file.
                if !value.isEmpty {
                    person.addresses.insert(Address(kind, value, isVerified: true), at: place ?? person.addresses.count)
                }
            }
            person.language = form["language"].map { Language($0) }
            person.department = form["department"].map { Department.ID($0) }
            person.manager = form["manager"].map { Person.ID($0.trimmingBlanks) }
            person.isActive = form["active"] != nil
            return person
        }

        private func team(over old: Team?) -> Team {
            var team = old ?? Team(id: Team.ID(form.text("new")), name: "")
            (team.name, team.mission) = (form.text("name"), form.text("mission"))
            let (leads, left) = (Set(form.all("lead")), Set(form.all("leaves")))
            team.members = team.members.filter { !left.contains($0.person.rawValue) }.map { member in
                var member = member
                member.role = leads.contains(member.person.rawValue) ? .lead : .agent
                return member
            }
            if let person = form["joins"].map({ Person.ID($0.trimmingBlanks) }),
                !team.members.contains(where: { $0.person == person })
            {
                team.members.append(Team.Member(person))
            }
            return team
        }

        // MARK: The fields

        /// What the fields have in them; `nil` for kinds that have none.
        static func values(
            of entry: DirectoryEntry?, _ draft: EntryDraft, for visit: Visit
        ) async throws -> PageValues? {
            var values: PageValues
            switch draft.kind {
            case .person: values = try await Self.values(of: entry?.person, for: visit)
            case .team: values = try await Self.values(of: entry?.team, for: visit)
            default: return nil
            }
            values["isNew"] = draft.id == nil
            values["newID"] = entry?.id ?? ""
            return values
        }

        private static func values(of person: Person?, for visit: Visit) async throws -> PageValues {
            let departments = try await visit.administration.directory.allEntries(.department).compactMap(\.department)
            func first(_ kind: Address.Kind) -> String { person?.addresses.first { $0.kind == kind }?.value ?? "" }
            let languages = Set(SiteTexts.languages + [person?.language].compactMap { $0 })
            return [
                "isPerson": true, "name": person?.name ?? "", "mail": first(.mail),
                "phone": first(.phone), "manager": person?.manager?.rawValue ?? "",
                "isActive": person?.isActive ?? true,
                "languages": languages.sorted().map { language -> PageValues in
                    [
                        "id": language.rawValue, "name": SiteTexts.name(ofAny: language),
                        "isChosen": language == person?.language,
                    ]
                },
                "departments": departments.sorted { ($0.name, $0.id) < ($1.name, $1.id) }.map {
                    department -> PageValues in
                    [
                        "id": department.id.rawValue, "name": department.name,
                        "isChosen": department.id == person?.department,
                    ]
                },
            ]
        }

        private static func values(of team: Team?, for visit: Visit) async throws -> PageValues {
            let members = team?.members ?? []
            let people = try await visit.administration.directory.people(members.map(\.person))
            let names = Dictionary(people.map { ($0.id, $0.name) }, uniquingKeysWith: { $1 })
            return [
                "isTeam": true, "name": team?.name ?? "", "mission": team?.mission ?? "",
                "members": members.map { member -> PageValues in
                    [
                        "id": member.person.rawValue, "name": names[member.person] ?? member.person.rawValue,
                        "isLead": member.role == .lead,
                    ]
                },
            ]
        }
    }

    extension SiteTexts {
        /// What a language calls itself, or its code.
        fileprivate static func name(ofAny language: Language) -> String {
            languages.contains(language) ? name(of: language) : language.rawValue
        }
    }
#endif
