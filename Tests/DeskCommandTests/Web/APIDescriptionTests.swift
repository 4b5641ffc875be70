#if Command && Web
    import Foundation
    import Testing

    /// Schemathesis, which makes calls of a description and holds what comes back against it.
    private enum Schemathesis {
        /// As `.ci/test` makes it.
        static let program = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../../../.build/browser/bin/schemathesis").standardized.path
        static let isThere = FileManager.default.isExecutableFile(atPath: program)
    }

    /// The API of `desk serve`, as a program meets it that knows its description only.
    @Suite(
        "The API and its description", .enabled(if: Schemathesis.isThere, "Schemathesis is not there"))
    struct APIDescriptionTests {
        /// Not `positive_data_acceptance`: whether a team or a service is there no description says.
        private static let checks = [
            "not_a_server_error", "status_code_conformance", "content_type_conformance", "response_headers_conformance",
            "response_schema_conformance", "negative_data_rejection", "missing_required_header", "unsupported_method",
            "ignored_auth",
        ]

        @Test("agree, whatever is sent, for an agent with all scopes")
        func description() throws {
            let place = try Workplace.demo()
            let token = try place.desk(
                "token", "add", "test", "--for", "bram", "--scope", "requests:read", "--scope", "requests:write",
                "--scope", "knowledge:read", "--scope", "knowledge:write", "--scope", "articles:write", "--scope",
                "directory:read", "--scope", "organisation:write")
            try #require(token.status == 0, "\(token.errors)")
            let server = try place.start([Workplace.binary, "serve", "--port", "0", "--rate", "1000000", "--json"])
            let run = Result {
                let address = try ServedDesk.address(server)
                let root = try #require(URL(string: "/", relativeTo: URL(string: address)))
                let secret = token.output.trimmingCharacters(in: .whitespacesAndNewlines)
                return try place.start([
                    Schemathesis.program, "run", root.absoluteString + "api/v1/openapi.json", "--header",
                    "Authorization: Bearer \(secret)", "--checks", Self.checks.joined(separator: ","), "--seed", "8",
                    "--max-examples", "10", "--phases", "examples,coverage,fuzzing",
                    "--exclude-path-regex", "/tokens", "--no-color",
                ]).wait()
            }
            kill(server.pid, SIGTERM)
            let ended = try server.wait()
            #expect(ended.status == 0, "\(ended.errors)")
            let outcome = try run.get()
            #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
        }
    }

    /// A desk that is served for a test.
    struct ServedDesk: Decodable {
        /// Signs in once.
        var address: String
        /// Where frames begin.
        var frame: String?

        /// As soon as it is said.
        static func read(_ server: RunningCommand) throws -> ServedDesk {
            for _ in 0..<6_000 {
                let output = Data(try server.place.read(server.name + ".out"))
                if let served = try? JSONDecoder().decode(ServedDesk.self, from: output) { return served }
                usleep(20_000)
            }
            throw Silent()
        }

        static func address(_ server: RunningCommand) throws -> String { try read(server).address }

        /// The server does not say where it is.
        private struct Silent: Error {}
    }
#endif
