/// A value that is bound to a statement.
package enum SQLValue: Hashable, Sendable {
    case null
    case integer(Int64)
    case real(Double)
    case text(String)
    case blob([UInt8])
}

/// A piece of SQL: text and values in between. Values never become text; placeholders are written when the whole is
/// rendered, in the way of the engine.
package struct SQLFragment: Hashable, Sendable {
    fileprivate enum Part: Hashable, Sendable {
        case text(String)
        case value(SQLValue)
    }

    private var parts: [Part] = []

    package init() {}

    package static func + (left: SQLFragment, right: SQLFragment) -> SQLFragment {
        var sum = left
        sum.parts += right.parts
        return sum
    }

    package static func += (left: inout SQLFragment, right: SQLFragment) { left.parts += right.parts }

    /// The text with placeholders, and the values in their order.
    ///
    /// - Parameter placeholder: Writes the placeholder of the value at a position, counted from 1: `?1`, `$1`.
    package func rendered(_ placeholder: (Int) -> String) -> (sql: String, values: [SQLValue]) {
        var (sql, values) = ("", [SQLValue]())
        for part in parts {
            switch part {
            case .text(let text): sql += text
            case .value(let value):
                values.append(value)
                sql += placeholder(values.count)
            }
        }
        return (sql, values)
    }
}

extension SQLFragment: ExpressibleByStringInterpolation {
    package init(stringLiteral value: String) { parts = [.text(value)] }

    package init(stringInterpolation: StringInterpolation) { parts = stringInterpolation.parts }

    /// In `"team = \(team)"` the team is bound; `\(raw: column)` is for names that the code itself chose.
    package struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var parts: [Part] = []
        package init(literalCapacity: Int, interpolationCount: Int) {
            parts.reserveCapacity(interpolationCount * 2 + 1)
        }
        package mutating func appendLiteral(_ literal: String) { parts.append(.text(literal)) }
        package mutating func appendInterpolation(_ value: SQLValue) { parts.append(.value(value)) }
        package mutating func appendInterpolation(_ value: String) { parts.append(.value(.text(value))) }
        package mutating func appendInterpolation(_ value: Int64) { parts.append(.value(.integer(value))) }
        package mutating func appendInterpolation(_ value: Int) { parts.append(.value(.integer(Int64(value)))) }
        package mutating func appendInterpolation(_ fragment: SQLFragment) { parts += fragment.parts }
        package mutating func appendInterpolation(raw text: String) { parts.append(.text(text)) }

        /// `(a, b, c)`, each bound; an empty list is one that nothing is in.
        package mutating func appendInterpolation(list values: some Sequence<SQLValue>) {
            parts.append(.text("("))
            for (index, value) in values.enumerated() {
                if index > 0 { parts.append(.text(", ")) }
                parts.append(.value(value))
            }
            parts.append(.text(")"))
        }
    }
}

extension Sequence where Element == SQLFragment {
    /// The fragments with a separator between.
    package func joined(separator: SQLFragment) -> SQLFragment {
        var (result, isFirst) = (SQLFragment(), true)
        for fragment in self {
            if !isFirst { result += separator }
            result += fragment
            isFirst = false
        }
        return result
    }
}
