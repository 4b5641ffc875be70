#if Web
    import Foundation
    import ServiceDesk

    /// An object that came in and was checked: what is there is as its schema says.
    struct APIInput: Sendable {
        let entries: [String: JSONValue]

        init(_ entries: [String: JSONValue] = [:]) { self.entries = entries }

        /// `nil` also for `null`.
        subscript(name: String) -> JSONValue? { entries[name].flatMap { $0 == .null ? nil : $0 } }

        func has(_ name: String) -> Bool { entries[name] != nil }

        func text(_ name: String) -> String? {
            if case .text(let text)? = self[name] { text } else { nil }
        }

        func integer(_ name: String) -> Int64? {
            if case .integer(let number)? = self[name] { number } else { nil }
        }

        func flag(_ name: String) -> Bool? {
            if case .boolean(let flag)? = self[name] { flag } else { nil }
        }

        func time(_ name: String) -> Timestamp? { text(name).flatMap { Timestamp(rfc3339: $0) } }

        func texts(_ name: String) -> [String] {
            guard case .list(let values)? = self[name] else { return [] }
            return values.compactMap { if case .text(let text) = $0 { text } else { nil } }
        }

        func id<ID: Identifier>(_ name: String) -> ID? { text(name).map { ID(rawValue: $0) } }

        func ids<ID: Identifier>(_ name: String) -> SortedSet<ID> {
            SortedSet(texts(name).map { ID(rawValue: $0) })
        }

        func choice<Choice: RawRepresentable<String>>(_ name: String) -> Choice? {
            text(name).flatMap { Choice(rawValue: $0) }
        }

        func level<Level: RawRepresentable<Int>>(_ name: String) -> Level? {
            integer(name).flatMap { Level(rawValue: Int($0)) }
        }

        func object(_ name: String) -> [String: JSONValue] {
            if case .object(let object)? = entries[name] { object } else { [:] }
        }
    }

    extension JSONValue {
        /// What somebody would have typed.
        var typed: String? {
            switch self {
            case .text(let text): text
            case .integer(let number): String(number)
            case .number(let number): String(number)
            default: nil
            }
        }
    }
#endif
