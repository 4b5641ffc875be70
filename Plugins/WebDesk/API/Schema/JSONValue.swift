#if Web
    import ServiceDesk

    /// Any JSON text (RFC 8259), read.
    enum JSONValue: Hashable, Sendable {
        case null
        case boolean(Bool)
        case integer(Int64)
        case number(Double)
        case text(String)
        case list([JSONValue])
        case object([String: JSONValue])
    }

    extension JSONValue {
        /// As many values are read of one text.
        static let maximumCount = 100_000

        /// Reads a text: each value once, without trying what it might be.
        ///
        /// - Throws: ``APIProblem`` for what is no JSON, or more than is taken.
        init(reading bytes: [UInt8]) throws(APIProblem) {
            let reader: JSONReader
            do throws(JSONReader.Failure) {
                reader = try JSONReader(bytes)
            } catch {
                throw APIProblem(
                    .badRequest, "invalid-json", "What was sent is not JSON (RFC 8259), at byte \(error.position).")
            }
            guard reader.values.count <= Self.maximumCount else {
                throw APIProblem(.contentTooLarge, "too-large", "There are more than \(Self.maximumCount) values.")
            }
            guard let value = Self.value(at: 0, in: reader) else {
                throw APIProblem(.badRequest, "invalid-json", "A text or a number in it cannot be read.")
            }
            self = value
        }

        /// `nil` for a text that is none, or a number that is too large.
        private static func value(at index: Int, in reader: JSONReader) -> JSONValue? {
            let value = reader.values[index]
            switch value.kind {
            case .null: return .null
            case .true: return .boolean(true)
            case .false: return .boolean(false)
            case .string, .escapedString: return reader.string(value).map(JSONValue.text)
            case .number:
                if let integer: Int64 = reader.integer(value) { return .integer(integer) }
                return reader.double(value).map(JSONValue.number)
            case .array:
                var list: [JSONValue] = []
                for member in reader.members(of: value, at: index) {
                    guard let element = Self.value(at: member.value, in: reader) else { return nil }
                    list.append(element)
                }
                return .list(list)
            case .object:
                var object: [String: JSONValue] = [:]
                for member in reader.members(of: value, at: index) {
                    guard let key = member.key.flatMap({ reader.string(reader.values[$0]) }),
                        let entry = Self.value(at: member.value, in: reader)
                    else { return nil }
                    object[key] = entry
                }
                return .object(object)
            }
        }
    }

    extension JSONValue: Encodable {
        private struct EntryName: CodingKey {
            let stringValue: String
            var intValue: Int? { nil }
            init(stringValue: String) { self.stringValue = stringValue }
            init?(intValue: Int) { nil }
        }

        func encode(to encoder: any Encoder) throws {
            switch self {
            case .object(let object):
                var container = encoder.container(keyedBy: EntryName.self)
                for (key, value) in object { try container.encode(value, forKey: EntryName(stringValue: key)) }
            case .list(let values):
                var container = encoder.unkeyedContainer()
                for value in values { try container.encode(value) }
            default:
                var container = encoder.singleValueContainer()
                switch self {
                case .boolean(let value): try container.encode(value)
                case .integer(let value): try container.encode(value)
                case .number(let value): try container.encode(value)
                case .text(let value): try container.encode(value)
                default: try container.encodeNil()
                }
            }
        }
    }

    extension JSONValue: ExpressibleByStringLiteral, ExpressibleByStringInterpolation, ExpressibleByIntegerLiteral,
        ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
    {
        init(stringLiteral value: String) { self = .text(value) }
        init(integerLiteral value: Int64) { self = .integer(value) }
        init(booleanLiteral value: Bool) { self = .boolean(value) }
        init(arrayLiteral elements: JSONValue...) { self = .list(elements) }
        init(dictionaryLiteral elements: (String, JSONValue)...) {
            self = .object(Dictionary(elements, uniquingKeysWith: { $1 }))
        }
    }

    extension JSONValue {
        /// The same object with more keys.
        func with(_ others: [String: JSONValue]) -> JSONValue {
            guard case .object(let own) = self else { return self }
            return .object(own.merging(others) { $1 })
        }
    }
#endif
