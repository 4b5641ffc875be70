#if Web
    import Foundation
    import HTTPTypes
    import Hummingbird
    import ServiceDesk

    /// A call of the API: who makes it, and what came with it.
    struct APICall: Sendable {
        let visit: Visit
        /// The token that was shown; `nil` for somebody who is signed in as on the pages.
        let token: APIToken?
        /// What the address says after its question mark.
        let query: APIInput
        let body: APIInput
        /// The version that the request must have; `nil` where that does not matter.
        let version: Int?

        var desk: Desk { visit.desk }
        var site: Site { visit.site }
        var viewer: Viewer { get throws { try visit.viewer } }

        /// One a person: nobody meets the keys of others.
        func key() throws -> String? {
            guard let name = visit.message.headers[.idempotencyKey] else { return nil }
            guard (1...200).contains(name.utf8.count), name.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
                throw APIProblem(
                    .badRequest, "invalid-header", "Idempotency-Key has 1 to 200 visible characters of ASCII.",
                    at: "Idempotency-Key")
            }
            let person = try viewer.actor.person?.rawValue ?? ""
            return "api:\(person.utf8.count):\(person):\(name)"
        }

        // MARK: Answers

        func json(
            _ value: some Encodable, _ status: HTTPResponse.Status = .ok, _ headers: HTTPFields = [:]
        ) throws -> Response {
            answer(ByteBuffer(bytes: try CanonicalJSON.encode(value)), status, headers)
        }

        func answer(_ bytes: ByteBuffer, _ status: HTTPResponse.Status, _ headers: HTTPFields) -> Response {
            var headers = headers
            headers[.contentType] = "application/json"
            headers[.contentLength] = "\(bytes.readableBytes)"
            return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: bytes))
        }

        /// An address of the API.
        func address(_ path: String) -> String { visit.address(APIOperation.root + path) }

        /// The rest of a list (RFC 8288), with the same conditions.
        func next(_ path: String, after place: String?) -> HTTPFields {
            guard let place else { return [:] }
            let pairs = visit.message.uri.query.flatMap { FormText.pairs(Array($0.utf8)) } ?? []
            let kept = pairs.filter { $0.name != "after" } + [(name: "after", value: place)]
            let query = kept.map { "\($0.name.percentEncoded)=\($0.value.percentEncoded)" }.joined(separator: "&")
            return [.link: "<\(address(path))?\(query)>; rel=\"next\""]
        }
    }

    /// Entity tags (RFC 9110, 8.8.3): the version of a request, and of what it says to whoever asks.
    enum VersionTag {
        static func text(_ version: Int, _ bytes: [UInt8]) -> String {
            "\"\(version)-\(Digest(of: bytes).description.prefix(12))\""
        }

        /// The tags of a field, without `W/`.
        private static func tags(_ field: String) -> [String] {
            field.split(separator: ",").map { tag in
                let tag = tag.trimmingCharacters(in: .whitespaces)
                return tag.hasPrefix("W/") ? String(tag.dropFirst(2)) : tag
            }
        }

        /// Whether `If-None-Match` has the tag, which is compared weakly (13.1.2).
        static func isKnown(_ tag: String, by field: String?) -> Bool {
            guard let field else { return false }
            return tags(field).contains { $0 == tag || $0 == "*" }
        }

        /// The version in `If-Match`; `nil` for `*`, which is any.
        static func version(of field: String) throws -> Int? {
            let tags = tags(field)
            if tags == ["*"] { return nil }
            guard tags.count == 1, let tag = tags.first, tag.count > 2, tag.hasPrefix("\""), tag.hasSuffix("\""),
                let version = tag.dropFirst().prefix(while: { $0 != "-" && $0 != "\"" }).wholeNumber
            else {
                throw APIProblem(
                    .badRequest, "invalid-header", "If-Match has the ETag of a request, as \"7-…\".", at: "If-Match")
            }
            return version
        }
    }

    extension Substring {
        fileprivate var wholeNumber: Int? { Int(self).flatMap { $0 > 0 ? $0 : nil } }
    }
#endif
