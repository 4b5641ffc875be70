#if Web
    import NIOCore
    import ServiceDesk
    import Synchronization

    /// What requests look like in JSON, as they were sent last: programs read the same ones again and again. It stands
    /// for the request as whoever asks may see it, which is compared whole.
    final class RequestDocuments: Sendable {
        struct Document: Sendable {
            let bytes: ByteBuffer
            let tag: String
        }

        private struct Known {
            var request: Request
            var document: Document
        }

        /// So many are kept, and of these only such as have no more bytes.
        private static let maximumCount = 1_000
        private static let maximumSize = 8_192
        private let known = Mutex<[Request.Number: Known]>([:])

        /// - Parameter encode: Makes what is to be sent.
        func document(of request: Request, _ encode: () throws -> [UInt8]) rethrows -> Document {
            if let known = known.withLock({ $0[request.number] }), known.request == request { return known.document }
            let bytes = try encode()
            let document = Document(bytes: ByteBuffer(bytes: bytes), tag: VersionTag.text(request.version, bytes))
            guard bytes.count <= Self.maximumSize else { return document }
            known.withLock { known in
                if known.count >= Self.maximumCount, known[request.number] == nil { known = [:] }
                known[request.number] = Known(request: request, document: document)
            }
            return document
        }
    }
#endif
