#if Web
    import ServiceDesk

    /// What a value of the API looks like. What comes in is checked by it, and the description of the API is made of
    /// it, so that both are the same.
    indirect enum APISchema: Sendable {
        /// UTF-8 of at most so many bytes.
        case text(_ bytes: Int, isBlankAllowed: Bool = true)
        case choice([String])
        case integer(ClosedRange<Int64>)
        case number
        case boolean
        /// RFC 3339.
        case time
        /// As `2026-03-02`.
        case date
        case list(APISchema, atMost: Int = 1_000, atLeast: Int = 0)
        case object([APIField])
        /// Names that are not known beforehand.
        case map(APISchema, atMost: Int)
        case nullable(APISchema)
        case either([APISchema])
        /// One of ``APISchemas``.
        case named(String)
        case anything

        static let identifier = APISchema.text(200, isBlankAllowed: false)
        static let requestNumber = APISchema.integer(1...Request.maximumNumber)
        static let articleNumber = APISchema.integer(1...Article.maximumNumber)
    }

    /// An entry of an object.
    struct APIField: Sendable {
        let name: String
        let schema: APISchema
        let isRequired: Bool
        let note: String

        init(_ name: String, _ schema: APISchema, isRequired: Bool = false, _ note: String = "") {
            (self.name, self.schema, self.isRequired, self.note) = (name, schema, isRequired, note)
        }

        static func required(_ name: String, _ schema: APISchema, _ note: String = "") -> APIField {
            APIField(name, schema, isRequired: true, note)
        }
    }

    // MARK: - As JSON Schema

    extension APISchema {
        /// As JSON Schema (2020-12) says it, which OpenAPI 3.1 takes.
        var json: JSONValue {
            switch self {
            case .text(let bytes, let isBlankAllowed):
                let text: JSONValue = ["type": "string", "maxLength": .integer(Int64(bytes))]
                return isBlankAllowed ? text : text.with(["minLength": 1, "pattern": "\\S"])
            case .choice(let words): return ["type": "string", "enum": .list(words.map(JSONValue.text))]
            case .integer(let range):
                return [
                    "type": "integer", "minimum": .integer(range.lowerBound), "maximum": .integer(range.upperBound),
                ]
            case .number: return ["type": "number"]
            case .boolean: return ["type": "boolean"]
            case .time: return ["type": "string", "format": "date-time"]
            case .date: return ["type": "string", "format": "date"]
            case .list(let schema, let most, let least):
                let list: JSONValue = ["type": "array", "items": schema.json, "maxItems": .integer(Int64(most))]
                return least > 0 ? list.with(["minItems": .integer(Int64(least))]) : list
            case .object(let fields): return Self.object(fields)
            case .map(let schema, let most):
                return [
                    "type": "object", "additionalProperties": schema.json, "maxProperties": .integer(Int64(most)),
                ]
            case .nullable(let schema): return ["anyOf": [schema.json, ["type": "null"]]]
            case .either(let schemas): return ["anyOf": .list(schemas.map(\.json))]
            case .named(let name): return ["$ref": "#/components/schemas/\(name)"]
            case .anything: return [:]
            }
        }

        private static func object(_ fields: [APIField]) -> JSONValue {
            let properties = fields.map { field in
                (
                    field.name,
                    field.note.isEmpty ? field.schema.json : field.schema.json.with(["description": .text(field.note)])
                )
            }
            let object: JSONValue = [
                "type": "object", "properties": .object(Dictionary(properties, uniquingKeysWith: { $1 })),
                "additionalProperties": false,
            ]
            let required = fields.filter(\.isRequired).map { JSONValue.text($0.name) }
            return required.isEmpty ? object : object.with(["required": .list(required)])
        }
    }
#endif
