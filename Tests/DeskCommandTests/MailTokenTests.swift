#if Command && Mail
    import Foundation
    import MailTransport
    import Testing

    @testable import desk

    @Suite("A token in a file") struct MailTokenTests {
        private let place: Workplace

        init() throws { place = try Workplace() }

        private func token() async throws -> String {
            let path = place.path("token")
            guard case .bearerToken(let source) = try MailFile.SecretPlace.tokenFile(path).proof(of: "it") else {
                return "no token"
            }
            return try await source()
        }

        @Test func isReadForEachLogin() async throws {
            try place.write("token", "ya29.first\n")
            #expect(try await token() == "ya29.first")
            try place.write("token", "ya29.second\n")
            #expect(try await token() == "ya29.second")
        }

        @Test func thatIsNotThereIsToldByItsPlace() async throws {
            let error = await #expect(throws: MailTransportError.self) { try await token() }
            #expect(error?.description.contains(place.path("token")) == true && error?.code == .notAuthenticated)
        }

        @Test(arguments: ["", " \n", String(repeating: "x", count: 20_000)])
        func thatIsNoneIsToldByItsPlace(_ text: String) async throws {
            try place.write("token", text)
            let error = await #expect(throws: MailTransportError.self) { try await token() }
            #expect(error?.description.contains("token") == true && error?.code == .notAuthenticated)
        }
    }
#endif
