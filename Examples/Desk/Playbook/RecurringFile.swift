#if Command
    import ServiceDesk
    import ServiceDeskYAML
    import Yams

    /// The file of `desk recurring schedule`: what is opened from which template, and when.
    struct RecurringFile {
        let file: String
        private(set) var requests: [(recurring: RecurringRequest, node: Node)] = []

        init(reading path: String) throws {
            file = path
            let bytes = try InputFile(path).readAll(limit: Self.maximumSize, as: "a file of recurring requests")
            var root = try YAMLMap(try YAMLMap.compose(bytes, named: path), "The file", in: path)
            for node in try root.list("recurring") { requests.append((try read(node), node)) }
            try root.finish()
            guard !requests.isEmpty else { throw root.mistake("The file has no “recurring”.") }
        }

        private static let maximumSize = 16 << 20
        private static let what = "A recurring request"

        private func read(_ node: Node) throws -> RecurringRequest {
            var map = try YAMLMap(node, Self.what, in: file)
            let recurring = RecurringRequest(
                RecurringRequest.ID(try map.required("id", of: Self.what)),
                from: RequestTemplate.ID(try map.required("template", of: Self.what)), with: try readValues(&map),
                requester: Person.ID(try map.required("requester", of: Self.what)),
                beneficiary: try map.text("for").map { Person.ID($0) }, on: try map.dateRule(of: Self.what),
                opensAhead: try map.span("opens") ?? 0)
            try map.finish()
            return recurring
        }

        private func readValues(_ map: inout YAMLMap) throws -> [String: String] {
            guard let node = map.value("values") else { return [:] }
            guard let mapping = node.mapping else {
                throw map.mistake("“values” has what the template asks for: {name: Noor Baert}.", at: node)
            }
            var values: [String: String] = [:]
            for (key, value) in mapping {
                guard let name = key.scalar?.string, let text = value.scalar?.string else {
                    throw map.mistake("A value is one text.", at: value)
                }
                values[name] = text
            }
            return values
        }
    }
#endif
