#if Command
    import ServiceDesk

    struct AddressJSON: Encodable {
        let kind, value: String
        let isVerified: Bool

        init(_ address: Address) {
            (kind, value, isVerified) = (address.kind.rawValue, address.value, address.isVerified)
        }
    }

    struct TeamJSON: Encodable {
        struct Member: Encodable {
            let person, role: String
            let capacity: Int?
        }

        let id, name, mission, assignment: String
        let department: String?
        let addresses: [AddressJSON]
        let members: [Member]
        /// Open requests that whoever asks may see; left out where nobody says who asks.
        let open: Int?

        init(_ team: Team, open: Int?) {
            (id, name, mission) = (team.id.rawValue, team.name, team.mission)
            (department, assignment) = (team.department?.rawValue, team.assignment?.rawValue ?? "manual")
            addresses = team.addresses.map(AddressJSON.init)
            members = team.members.map {
                Member(person: $0.person.rawValue, role: $0.role.rawValue, capacity: $0.capacity)
            }
            self.open = open
        }
    }

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

    struct ServiceJSON: Encodable {
        struct Field: Encodable {
            let name, question, type: String
            let choices: [String]?
            let isRequired: Bool
            /// The field that decides whether this one is asked, and the answers with which it is.
            let whenField: String?
            let whenAnswers: [String]?
        }

        let id, team, name, description, kind: String
        let impact, urgency: Int
        let isConfidential: Bool
        let skills: [String]
        let form: [Field]

        init(_ service: Service) {
            (id, team, name) = (service.id.rawValue, service.team.rawValue, service.name)
            (description, kind) = (service.description, service.defaultKind.rawValue)
            (impact, urgency) = (service.defaultImpact.rawValue, service.defaultUrgency.rawValue)
            (isConfidential, skills) = (service.isConfidential, Array(service.skills))
            form = service.form.fields.map { field in
                Field(
                    name: field.name, question: field.label, type: field.kind.word, choices: field.kind.choices,
                    isRequired: field.isRequired, whenField: field.condition?.field,
                    whenAnswers: field.condition?.isOneOf.map(\.description))
            }
        }
    }

    extension ServiceForm.Kind {
        /// As an organisation file names it.
        var word: String {
            switch self {
            case .text: "text"
            case .number: "number"
            case .choice: "choice"
            case .date: "date"
            case .person: "person"
            }
        }

        var choices: [String]? { if case .choice(let choices) = self { choices } else { nil } }
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
