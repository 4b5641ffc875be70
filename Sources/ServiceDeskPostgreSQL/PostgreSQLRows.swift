#if PostgreSQL
    import Foundation
    import LibPQ
    import ServiceDesk
    import ServiceDeskSQL

    extension PQParameter {
        init(_ value: SQLValue) {
            switch value {
            case .null: self = .null
            case .integer(let value): self = .integer(value)
            case .real(let value): self = .double(value)
            case .text(let value): self = .text(value)
            case .blob(let value): self = .bytes(value)
            }
        }

        static func id(_ id: UniqueID) -> PQParameter { .uuid(UUID(id)) }
    }

    extension PQStatement {
        /// A statement that is another one each time, as filters make it.
        init(_ fragment: SQLFragment) {
            let (text, values) = fragment.rendered { "$\($0)" }
            self.init(text, values.map(PQParameter.init))
        }

        /// A statement of which the server keeps the plan.
        static func kept(_ text: String, _ parameters: [PQParameter] = []) -> PQStatement {
            PQStatement(text, parameters, isPrepared: true)
        }
    }

    extension UUID {
        init(_ id: UniqueID) {
            self.init(uuid: id.bytes.withUnsafeBytes { $0.loadUnaligned(as: uuid_t.self) })
        }
    }

    extension PQRow {
        func int(_ column: Int) throws(PQError) -> Int { Int(try integer(column)) }

        func timestamp(_ column: Int) throws(PQError) -> Timestamp { Timestamp(microseconds: try integer(column)) }

        func uniqueID(_ column: Int) throws -> UniqueID {
            let uuid = try uuid(column)
            guard let id = withUnsafeBytes(of: uuid.uuid, { UniqueID(bytes: $0 as UnsafeRawBufferPointer) }) else {
                throw StoreError(.damaged, "The store holds an id that does not have 16 bytes. Restore a backup.")
            }
            return id
        }

        func digest(_ column: Int) throws -> Digest {
            guard let digest = Digest(bytes: try bytes(column)) else {
                throw StoreError(.damaged, "The store holds a digest that does not have 32 bytes. Restore a backup.")
            }
            return digest
        }

        func optionalText(_ column: Int) throws(PQError) -> String? { isNull(column) ? nil : try text(column) }

        /// `number` and `content` of a request.
        func request() throws -> Request { try Request(encoded: bytes(1), number: integer(0)) }

        /// The same, which may have been decoded before.
        func request(knownTo decoded: DecodedRequests) throws -> Request {
            let number = try integer(0)
            return try bytes(1).withUnsafeBytes { try decoded.request(number, $0) }
        }
    }
#endif
