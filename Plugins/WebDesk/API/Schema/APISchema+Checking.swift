#if Web
    import Foundation
    import ServiceDesk

    /// What is wrong with a value that came in, and where: a JSON Pointer (RFC 6901).
    struct APIMistake: Error {
        let pointer: String
        let text: String
    }

    extension APISchema {
        /// Checks a value.
        ///
        /// - Throws: ``APIMistake`` for the first that is not as it must be.
        func check(_ value: JSONValue, at pointer: String = "") throws(APIMistake) {
            func wrong(_ text: String) -> APIMistake { APIMistake(pointer: pointer, text: text) }
            switch (self, value) {
            case (.anything, _), (.boolean, .boolean), (.number, .number), (.number, .integer): return
            case (.text(let bytes, let isBlankAllowed), .text(let text)):
                guard text.utf8.count <= bytes else { throw wrong("It has more than \(bytes) bytes.") }
                guard !text.unicodeScalars.contains("\0") else { throw wrong("It contains the character U+0000.") }
                guard isBlankAllowed || text.contains(where: { !$0.isWhitespace }) else { throw wrong("It is blank.") }
            case (.choice(let words), .text(let text)):
                guard words.contains(text) else { throw wrong("It is none of: \(words.joined(separator: ", ")).") }
            case (.integer(let range), .integer(let number)):
                guard range.contains(number) else {
                    throw wrong("It is \(range.lowerBound) to \(range.upperBound).")
                }
            case (.time, .text(let text)):
                guard Timestamp(rfc3339: text) != nil else { throw wrong("It is a time as 2026-03-02T09:00:00Z.") }
            case (.date, .text(let text)):
                guard CalendarDate(text) != nil else { throw wrong("It is a date as 2026-03-02.") }
            case (.list(let schema, let most, let least), .list(let values)):
                guard (least...most).contains(values.count) else { throw wrong("It has \(least) to \(most) elements.") }
                for (index, value) in values.enumerated() { try schema.check(value, at: "\(pointer)/\(index)") }
            case (.object(let fields), .object(let entries)): try Self.check(entries, fields, at: pointer)
            case (.map(let schema, let most), .object(let entries)):
                guard entries.count <= most else { throw wrong("It has at most \(most) entries.") }
                for (name, value) in entries { try schema.check(value, at: pointer.down(to: name)) }
            case (.named(let name), let value):
                guard let schema = APISchemas.all[name] else { throw wrong("“\(name)” is described nowhere.") }
                try schema.check(value, at: pointer)
            case (.nullable(let schema), let value):
                if value != .null { try schema.check(value, at: pointer) }
            case (.either(let schemas), let value):
                for schema in schemas where (try? schema.check(value, at: pointer)) != nil { return }
                throw wrong("It is none of what it may be.")
            default: throw wrong("It is not \(article).")
            }
        }

        private static func check(
            _ entries: [String: JSONValue], _ fields: [APIField], at pointer: String
        ) throws(APIMistake) {
            for field in fields {
                guard let value = entries[field.name] else {
                    guard !field.isRequired else {
                        throw APIMistake(pointer: pointer.down(to: field.name), text: "It is missing.")
                    }
                    continue
                }
                try field.schema.check(value, at: pointer.down(to: field.name))
            }
            let known = fields.map(\.name)
            if let other = entries.keys.sorted().first(where: { !known.contains($0) }) {
                throw APIMistake(pointer: pointer.down(to: other), text: APIField.known(fields))
            }
        }

        private var article: String {
            switch self {
            case .text, .choice, .time, .date: "a text"
            case .integer: "a whole number"
            case .number: "a number"
            case .boolean: "true or false"
            case .list: "a list"
            default: "an object"
            }
        }
    }

    extension APIField {
        /// What is told to somebody who said something else.
        static func known(_ fields: [APIField]) -> String {
            fields.isEmpty ? "Nothing is taken here." : "There is only: \(fields.map(\.name).joined(separator: ", "))."
        }
    }

    extension String {
        /// The pointer to an entry of what this one points to.
        func down(to name: String) -> String {
            self + "/" + name.replacing("~", with: "~0").replacing("/", with: "~1")
        }
    }
#endif
