#if Command
    import ServiceDesk
    import ServiceDeskJSON
    import ServiceDeskYAML

    struct PersonJSON: Encodable {
        let id, name: String
        let addresses: [AddressJSON]
        let department, manager, language, supplier, hours: String?
        let skills: [String]
        let isActive: Bool
        /// Only where one person is shown.
        let teams: [String]?

        init(_ person: Person, teams: [String]? = nil) {
            (id, name, isActive) = (person.id.rawValue, person.name, person.isActive)
            (department, manager) = (person.department?.rawValue, person.manager?.rawValue)
            (language, supplier) = (person.language?.rawValue, person.supplier?.rawValue)
            hours = person.hours?.rawValue
            addresses = person.addresses.map(AddressJSON.init)
            skills = Array(person.skills)
            self.teams = teams
        }
    }

    extension ServiceForm.Field {
        /// What kind of answer, whether it must be there, and when it is asked.
        var description: String {
            var parts = [kind.choices.map { $0.joined(separator: " | ") } ?? kind.word]
            if isRequired { parts.append("required") }
            if let condition {
                parts.append(
                    "when \(condition.field) is \(condition.isOneOf.map(\.description).joined(separator: " or "))")
            }
            return parts.joined(separator: ", ")
        }
    }
#endif
