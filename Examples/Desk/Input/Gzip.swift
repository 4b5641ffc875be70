#if Command
    import CZlib

    /// Unpacks gzip (RFC 1952) as it is read, in bounded memory. A file of several members, as `cat a.gz b.gz` makes
    /// one, is unpacked whole.
    final class GzipReader {
        private let file: InputFile
        private var stream = z_stream()
        private var input: [UInt8]
        /// What of the input has not been unpacked yet.
        private var rest: Range<Int>
        private var isInsideMember = false

        /// Bytes read from the file at once, and the most that are unpacked at once.
        private static let pieceSize = 64 << 10
        /// Bits of the window, with 16 for the gzip header (zlib.h, inflateInit2).
        private static let windowBits: Int32 = 15 + 16

        /// - Parameter start: Bytes of the file that have been read already.
        init(_ file: InputFile, start: [UInt8]) throws {
            (self.file, input, rest) = (file, start, 0..<start.count)
            guard inflateInit2_(&stream, Self.windowBits, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK
            else {
                throw Failure(.unexpected, "zlib could not be prepared.")
            }
        }

        deinit { inflateEnd(&stream) }

        /// Whether bytes begin as gzip does.
        static func isGzip(_ start: some Collection<UInt8>) -> Bool { start.starts(with: [0x1F, 0x8B]) }

        /// The next unpacked bytes; none at the end.
        func read() throws -> [UInt8] {
            while true {
                if rest.isEmpty {
                    input = try file.read(upTo: Self.pieceSize)
                    rest = 0..<input.count
                    if input.isEmpty {
                        guard !isInsideMember else {
                            throw Failure(.badInput, "\(file.title) is cut off: the gzip data ends before its end.")
                        }
                        return []
                    }
                }
                if !isInsideMember {
                    // Blocks of zeros after the last member are padding (tapes, disks) and mean nothing.
                    while !rest.isEmpty, input[rest.lowerBound] == 0 { rest.removeFirst() }
                    if rest.isEmpty { continue }
                    inflateReset(&stream)
                    isInsideMember = true
                }
                let output = try unpack()
                if !output.isEmpty { return output }
            }
        }

        private func unpack() throws -> [UInt8] {
            var status = Z_OK
            let output = [UInt8](unsafeUninitializedCapacity: Self.pieceSize) { buffer, count in
                input.withUnsafeMutableBufferPointer { input in
                    stream.next_in = input.baseAddress.map { $0 + rest.lowerBound }
                    stream.avail_in = UInt32(rest.count)
                    stream.next_out = buffer.baseAddress
                    stream.avail_out = UInt32(buffer.count)
                    status = inflate(&stream, Z_NO_FLUSH)
                    count = buffer.count - Int(stream.avail_out)
                    rest = (rest.upperBound - Int(stream.avail_in))..<rest.upperBound
                }
            }
            switch status {
            case Z_OK, Z_BUF_ERROR: break
            case Z_STREAM_END: isInsideMember = false
            default:
                let reason = stream.msg.map { String(cString: $0) } ?? "code \(status)"
                throw Failure(.badInput, "\(file.title) is no sound gzip data near byte \(file.position): \(reason).")
            }
            return output
        }
    }

    extension Range<Int> {
        fileprivate mutating func removeFirst() { self = (lowerBound + 1)..<upperBound }
    }

    /// Packs bytes as gzip as they come. No time and no name are written, so that equal content is equal bytes.
    final class GzipWriter {
        private let sink: ([UInt8]) throws -> Void
        private var stream = z_stream()

        private static let pieceSize = 64 << 10
        private static let windowBits: Int32 = 15 + 16
        private static let memoryLevel: Int32 = 8

        init(_ sink: @escaping ([UInt8]) throws -> Void) throws {
            self.sink = sink
            let status = deflateInit2_(
                &stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, Self.windowBits, Self.memoryLevel, Z_DEFAULT_STRATEGY,
                ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
            guard status == Z_OK else { throw Failure(.unexpected, "zlib could not be prepared.") }
        }

        deinit { deflateEnd(&stream) }

        func write(_ bytes: [UInt8]) throws { try pack(bytes, Z_NO_FLUSH) }

        /// Writes the end.
        func finish() throws { try pack([], Z_FINISH) }

        private func pack(_ bytes: [UInt8], _ flush: Int32) throws {
            var bytes = bytes
            var used = 0
            repeat {
                let output = [UInt8](unsafeUninitializedCapacity: Self.pieceSize) { buffer, count in
                    bytes.withUnsafeMutableBufferPointer { input in
                        stream.next_in = input.baseAddress.map { $0 + used }
                        stream.avail_in = UInt32(input.count - used)
                        stream.next_out = buffer.baseAddress
                        stream.avail_out = UInt32(buffer.count)
                        // Of all that deflate can answer, only a full output matters, and that shows in what is left.
                        _ = deflate(&stream, flush)
                        count = buffer.count - Int(stream.avail_out)
                        used = input.count - Int(stream.avail_in)
                    }
                }
                if !output.isEmpty { try sink(output) }
            } while stream.avail_out == 0
        }
    }
#endif
