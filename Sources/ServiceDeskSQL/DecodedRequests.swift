import Foundation
import ServiceDesk
import Synchronization

/// Requests as they were read last. Lists have the same requests in them again and again, of which few have changed:
/// one whose bytes are those that were decoded before is not decoded once more.
///
/// It says nothing of its own: what is given is what the bytes of the row say, which are compared whole.
package final class DecodedRequests: Sendable {
    private final class Known: Sendable {
        let bytes: [UInt8]
        let request: Request

        init(_ bytes: [UInt8], _ request: Request) { (self.bytes, self.request) = (bytes, request) }
    }

    /// So many are kept, and of these only such as are no larger, in bytes.
    private static let maximumCount = 2_000
    private static let maximumSize = 8_192
    /// Pages of more are walks over everything, which would put out what lists need.
    private static let maximumLimit = 200

    private let known = Mutex<[Request.Number: Known]>([:])

    package init() {}

    /// Those of a list.
    package func serves(limit: Int) -> Bool { limit <= Self.maximumLimit }

    /// - Parameter content: As ``ServiceDesk/Request/init(encoded:number:)`` reads it.
    package func request(_ number: Request.Number, _ content: UnsafeRawBufferPointer) throws -> Request {
        if let known = known.withLock({ $0[number] }), Self.isSame(known.bytes, content) { return known.request }
        let bytes = [UInt8](content)
        let request = try Request(encoded: bytes, number: number)
        guard bytes.count <= Self.maximumSize else { return request }
        known.withLock { known in
            if known.count >= Self.maximumCount, known[number] == nil { known = [:] }
            known[number] = Known(bytes, request)
        }
        return request
    }

    private static func isSame(_ bytes: [UInt8], _ content: UnsafeRawBufferPointer) -> Bool {
        guard bytes.count == content.count, let start = content.baseAddress else { return false }
        return bytes.withUnsafeBytes { memcmp($0.baseAddress!, start, content.count) == 0 }
    }
}
