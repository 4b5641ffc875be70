#if Web
    import Foundation
    import ServiceDesk

    /// Lets the organisation’s own directory (Entra ID, Okta, Keycloak) bring people and teams into the one that the
    /// desk keeps, by SCIM 2.0 (RFC 7643, RFC 7644) at `…/scim/v2` (``SiteOptions/provisioning``).
    ///
    /// A user is a person, and a group is a team: `userName` is the person’s id, which stands in requests and is never
    /// changed. Who leads a team, hours and services stay as the desk has them.
    public struct SiteProvisioning: Sendable {
        let directory: any DirectoryStore
        private let digest: Digest

        /// - Parameters:
        ///   - directory: That of the desk.
        ///   - token: What the other side shows (`Authorization: Bearer …`): at least 32 bytes, kept like a password.
        /// - Throws: ``SiteError`` for a token that could be guessed.
        public init(directory: any DirectoryStore, token: String) throws {
            guard token.utf8.count >= 32 else { throw SiteError("The token for SCIM has at least 32 bytes.") }
            self.directory = directory
            digest = Digest(of: Array(token.utf8))
        }

        /// Compares digests: how long it takes tells nothing of the token.
        func admits(_ field: String?) -> Bool {
            guard let parts = field?.split(separator: " ", maxSplits: 1), parts.count == 2,
                parts[0].lowercased() == "bearer"
            else { return false }
            return Digest(of: Array(parts[1].utf8)) == digest
        }
    }
#endif
