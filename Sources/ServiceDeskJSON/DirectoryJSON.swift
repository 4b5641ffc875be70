import ServiceDesk

package struct AddressJSON: Encodable {
    package let kind, value: String
    package let isVerified: Bool

    package init(_ address: Address) {
        (kind, value, isVerified) = (address.kind.rawValue, address.value, address.isVerified)
    }
}

package struct TeamJSON: Encodable {
    package struct Member: Encodable {
        package let person, role: String
        package let capacity: Int?
    }

    package let id, name, mission, assignment: String
    package let department: String?
    package let addresses: [AddressJSON]
    package let members: [Member]
    /// Open requests that whoever asks may see; left out where nobody says who asks.
    package let open: Int?

    /// - Parameter withCapacity: Whether it says how much each of them takes on, which is for their team.
    package init(_ team: Team, open: Int?, withCapacity: Bool = true) {
        (id, name, mission) = (team.id.rawValue, team.name, team.mission)
        (department, assignment) = (team.department?.rawValue, team.assignment?.rawValue ?? "manual")
        addresses = team.addresses.map(AddressJSON.init)
        members = team.members.map {
            Member(person: $0.person.rawValue, role: $0.role.rawValue, capacity: withCapacity ? $0.capacity : nil)
        }
        self.open = open
    }
}

package struct ServiceJSON: Encodable {
    package struct Field: Encodable {
        package let name, question, type: String
        package let choices: [String]?
        package let isRequired: Bool
        /// The field that decides whether this one is asked, and the answers with which it is.
        package let whenField: String?
        package let whenAnswers: [String]?
    }

    package let id, team, name, description, kind: String
    package let impact, urgency: Int
    package let isConfidential: Bool
    package let skills: [String]
    package let form: [Field]

    package init(_ service: Service) {
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
    package var word: String {
        switch self {
        case .text: "text"
        case .number: "number"
        case .choice: "choice"
        case .date: "date"
        case .person: "person"
        }
    }

    package var choices: [String]? { if case .choice(let choices) = self { choices } else { nil } }
}
