import Foundation

/// The questions that a service asks, each with the form of its answer.
public struct ServiceForm: Hashable, Sendable, Codable {
    public struct Field: Hashable, Sendable, Codable {
        /// The key under which the answer is kept.
        public var name: String
        /// The question as the requester reads it.
        public var label: String
        public var kind: Kind
        public var isRequired: Bool
        /// The field is asked only when this holds; `nil` for always.
        public var condition: Condition?

        public init(
            _ name: String, label: String, kind: Kind, isRequired: Bool = false, condition: Condition? = nil
        ) {
            self.name = name
            self.label = label
            self.kind = kind
            self.isRequired = isRequired
            self.condition = condition
        }
    }

    public enum Kind: Hashable, Sendable, Codable {
        case text
        case number
        case choice([String])
        case date
        case person
    }

    /// Another field of the form has one of these answers.
    public struct Condition: Hashable, Sendable, Codable {
        public var field: String
        public var isOneOf: [FieldValue]

        public init(field: String, isOneOf: [FieldValue]) {
            self.field = field
            self.isOneOf = isOneOf
        }
    }

    public var fields: [Field]

    public init(_ fields: [Field] = []) { self.fields = fields }

    /// Checks answers against the form: every required field that is asked has an answer, every answer has the form its
    /// field wants, and there is no answer to a question that is not asked.
    ///
    /// - Throws: ``Rejection`` of code ``Rejection/Code/invalidField`` that names the field and what it wants.
    public func validate(_ answers: [String: FieldValue]) throws(Rejection) {
        var asked: Set<String> = []
        for field in fields where field.condition.map({ $0.holds(for: answers) }) ?? true {
            asked.insert(field.name)
            guard let answer = answers[field.name] else {
                if field.isRequired { throw .invalidField(field.name, "“\(field.label)” needs an answer.") }
                continue
            }
            try field.check(answer)
        }
        for name in answers.keys.sorted() where !asked.contains(name) {
            let names = fields.map(\.name).joined(separator: ", ")
            throw .invalidField(
                name, names.isEmpty ? "The service asks for no fields." : "The form asks for: \(names).")
        }
    }
}

extension ServiceForm.Condition {
    func holds(for answers: [String: FieldValue]) -> Bool {
        answers[field].map(isOneOf.contains) ?? false
    }
}

extension ServiceForm.Field {
    func check(_ answer: FieldValue) throws(Rejection) {
        switch (kind, answer) {
        case (.text, .text(let text)):
            if isRequired, text.allSatisfy(\.isWhitespace) {
                throw .invalidField(name, "“\(label)” needs an answer.")
            }
        case (.choice(let choices), .choice(let choice)):
            guard choices.contains(choice) else {
                throw .invalidField(name, "“\(label)” is one of: \(choices.joined(separator: ", ")).")
            }
        case (.number, .number(let number)):
            guard number.isFinite else { throw .invalidField(name, "“\(label)” is a finite number.") }
        case (.date, .date), (.person, .person):
            break
        default:
            throw .invalidField(name, "“\(label)” is \(kind.article), not \(answer.article).")
        }
    }
}

/// The answer to a question of a form.
public enum FieldValue: Hashable, Sendable, Codable {
    case text(String)
    case number(Double)
    case choice(String)
    case date(CalendarDate)
    case person(Person.ID)

    var article: String {
        switch self {
        case .text: "a text"
        case .number: "a number"
        case .choice: "a choice"
        case .date: "a date"
        case .person: "a person"
        }
    }

    /// The answer as text, for lists and search.
    public var description: String {
        switch self {
        case .text(let text), .choice(let text): text
        case .number(let number):
            number == number.rounded() && abs(number) < 1e15 ? String(Int64(number)) : String(number)
        case .date(let date): date.description
        case .person(let person): person.rawValue
        }
    }

    /// Reads what someone typed as the answer that a field wants.
    ///
    /// - Throws: ``Rejection`` of code ``Rejection/Code/invalidField`` that says how the answer is written.
    public init(_ text: String, for field: ServiceForm.Field) throws(Rejection) {
        switch field.kind {
        case .text: self = .text(text)
        case .choice: self = .choice(text)
        case .person: self = .person(Person.ID(text))
        case .number:
            guard let number = Double(text), number.isFinite else {
                throw .invalidField(field.name, "“\(field.label)” is a number, such as 12 or 2.5.")
            }
            self = .number(number)
        case .date:
            guard let date = CalendarDate(text) else {
                throw .invalidField(field.name, "“\(field.label)” is a date, written 2026-03-02.")
            }
            self = .date(date)
        }
    }
}

extension ServiceForm.Kind {
    var article: String {
        switch self {
        case .text: "a text"
        case .number: "a number"
        case .choice: "a choice"
        case .date: "a date"
        case .person: "a person"
        }
    }
}
