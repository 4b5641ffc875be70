import Foundation
import ServiceDesk

// snippet: store-attachments
/// An upload is a folder with a file for each chunk. Sealing gives the folder the digest as its name, in one step.
extension LogStore: AttachmentStore {
    private static let uploadPrefix = "upload-"

    private func folder(_ upload: UniqueID) -> URL { files.appendingPathComponent("\(Self.uploadPrefix)\(upload)") }
    private func folder(_ digest: Digest) -> URL { files.appendingPathComponent("\(digest)") }

    func write(_ chunk: AttachmentChunk) async throws(StoreError) {
        try chunk.validate()
        let folder = folder(chunk.upload)
        try catchingFiles {
            guard sizes(in: folder).count == chunk.index else { throw StoreError.chunkOutOfOrder(chunk.index) }
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            let file = folder.appendingPathComponent("\(chunk.index)")
            try Data(chunk.bytes).write(to: file, options: .atomic)
            try Self.sync(file)
        }
    }

    func seal(_ seal: AttachmentSeal) async throws(StoreError) {
        let (upload, target) = (folder(seal.upload), folder(seal.digest))
        try catchingFiles {
            guard sizes(in: upload).reduce(0, +) == seal.size else { throw StoreError.uploadIncomplete(seal.size) }
            try FileManager.default.createDirectory(at: upload, withIntermediateDirectories: true)
            if FileManager.default.fileExists(atPath: target.path) {
                try FileManager.default.removeItem(at: upload)
            } else {
                try Self.sync(upload)
                try FileManager.default.moveItem(at: upload, to: target)
                try Self.sync(files)
            }
        }
    }

    func read(_ digest: Digest, chunk index: Int) async throws(StoreError) -> [UInt8]? {
        let file = folder(digest).appendingPathComponent("\(index)")
        guard FileManager.default.fileExists(atPath: file.path) else { return nil }
        return try catchingFiles { [UInt8](try Data(contentsOf: file)) }
    }

    func size(of digest: Digest) async throws(StoreError) -> Int64? {
        guard FileManager.default.fileExists(atPath: folder(digest).path) else { return nil }
        return sizes(in: folder(digest)).reduce(0, +)
    }

    func remove(_ digests: [Digest]) async throws(StoreError) {
        try catchingFiles {
            for digest in digests where FileManager.default.fileExists(atPath: folder(digest).path) {
                try FileManager.default.removeItem(at: folder(digest))
            }
        }
    }

    func sweepUploads(before time: Timestamp) async throws(StoreError) -> Int {
        guard FileManager.default.fileExists(atPath: files.path) else { return 0 }
        return try catchingFiles {
            let old = try FileManager.default.contentsOfDirectory(atPath: files.path).filter { name in
                guard name.hasPrefix(Self.uploadPrefix) else { return false }
                return UniqueID(String(name.dropFirst(Self.uploadPrefix.count))).map { $0.time < time } ?? false
            }
            for name in old { try FileManager.default.removeItem(at: files.appendingPathComponent(name)) }
            return old.count
        }
    }

    /// The sizes of the chunks in a folder, from the first without a gap.
    private func sizes(in folder: URL) -> [Int64] {
        var (sizes, status): ([Int64], stat) = ([], stat())
        while stat(folder.appendingPathComponent("\(sizes.count)").path, &status) == 0 {
            sizes.append(Int64(status.st_size))
        }
        return sizes
    }

    private static func sync(_ url: URL) throws(StoreError) {
        let descriptor = open(url.path, O_RDONLY | O_CLOEXEC)
        defer { if descriptor >= 0 { close(descriptor) } }
        guard descriptor >= 0, fsync(descriptor) == 0 else {
            throw StoreError(
                .other, "The file \(url.path) is not on the disk.", detail: String(cString: strerror(errno)))
        }
    }

    private func catchingFiles<Result>(_ body: () throws -> Result) throws(StoreError) -> Result {
        do {
            return try body()
        } catch let error as StoreError {
            throw error
        } catch {
            let isFull = (error as? CocoaError)?.code == .fileWriteOutOfSpace
            throw StoreError(isFull ? .full : .other, "The files of the store cannot be used.", detail: "\(error)")
        }
    }
}
// end
