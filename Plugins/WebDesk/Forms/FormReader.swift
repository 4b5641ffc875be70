#if Web
    import AsyncAlgorithms
    import Foundation
    import Hummingbird
    import ServiceDesk

    /// Reads a form in parts. Files go to the desk as they arrive, so that a large one is never in memory as a whole.
    struct FormReader: Sendable {
        let visit: Visit
        let takesFiles: Bool

        func read(_ type: String) async throws -> Form {
            let bad = Refusal.badForm(visit.text("error.badForm"))
            // Whoever is not signed in has no such form.
            guard visit.colleague != nil, var reader = MultipartReader(contentType: type) else { throw bad }
            var state = State()
            do {
                for try await piece in visit.message.body {
                    for event in try reader.take(piece.readableBytesView) { try await take(event, &state) }
                }
            } catch {
                state.upload?.cancel()
                throw error is MultipartReader.Malformed ? bad : error
            }
            guard reader.isFinished else {
                state.upload?.cancel()
                throw bad
            }
            return state.form
        }

        private struct State {
            var form = Form()
            var (parts, size) = (0, 0)
            var field: (name: String, value: [UInt8])?
            var upload: Upload?
        }

        private func take(_ event: MultipartReader.Event, _ state: inout State) async throws {
            let limits = visit.site.options.limits
            switch event {
            case .part(let name, let fileName, let mediaType):
                state.parts += 1
                state.size += name.utf8.count
                guard state.parts <= limits.formFields, state.size <= limits.formSize else { throw Refusal.tooLarge }
                guard let fileName else {
                    state.field = (name, [])
                    return
                }
                // A place for files that was left empty sends one without a name.
                guard !fileName.isEmpty else { return }
                guard takesFiles, state.form.files.count < limits.files else { throw Refusal.tooLarge }
                state.upload = Upload(try visit.viewer, visit.desk, name: fileName, mediaType: mediaType)
            case .bytes(let bytes):
                if let upload = state.upload { return try await upload.send(bytes) }
                state.size += bytes.count
                guard state.size <= limits.formSize else { throw Refusal.tooLarge }
                state.field?.value += bytes
            case .end:
                if let upload = state.upload {
                    state.upload = nil
                    state.form.add(try await upload.finish())
                } else if let field = state.field {
                    state.form.add(field.name, String(decoding: field.value, as: UTF8.self))
                }
                state.field = nil
            }
        }
    }

    /// A file on its way into the desk.
    private struct Upload {
        private let pieces = AsyncThrowingChannel<[UInt8], any Error>()
        private let task: Task<FileAttachment, any Error>

        init(_ viewer: Viewer, _ desk: Desk, name: String, mediaType: String) {
            // Some browsers send the path (WHATWG HTML says none does).
            let name = name.split { $0 == "/" || $0 == "\\" }.last.map(String.init) ?? "file"
            let pieces = pieces
            task = Task {
                do {
                    return try await desk.upload(name: name, mediaType: mediaType, as: viewer, pieces)
                } catch {
                    // Whoever sends is not kept waiting for somebody who takes nothing any more.
                    pieces.finish()
                    throw error
                }
            }
        }

        func send(_ bytes: [UInt8]) async throws {
            try Task.checkCancellation()
            await pieces.send(bytes)
        }

        func finish() async throws -> FileAttachment {
            pieces.finish()
            return try await task.value
        }

        func cancel() {
            pieces.fail(CancellationError())
            task.cancel()
        }
    }

    /// A file that a form brought which is shown again: its name and the right to it, as a field of the form. The right
    /// is checked when the form is sent; it is worth nothing to others.
    enum KeptFile {
        static let field = "kept"

        static func values(_ files: [FileAttachment]) -> [PageValues] {
            files.compactMap { file in
                text(file).map { ["name": file.name, "value": $0] }
            }
        }

        /// `nil` for one without the right to name it.
        static func text(_ file: FileAttachment) -> String? {
            guard let claim = file.claim else { return nil }
            let parts = [file.name, file.mediaType, "\(file.size)", "\(file.digest)", "\(claim)"]
            return parts.map(\.percentEncoded).joined(separator: "/")
        }

        /// `nil` for what is none.
        static func file(_ text: String) -> FileAttachment? {
            let parts = text.split(separator: "/", omittingEmptySubsequences: false)
                .compactMap { String($0).removingPercentEncoding }
            guard parts.count == 5, let size = Int64(parts[2]), let digest = Digest(parts[3]),
                let claim = FileClaim(parts[4])
            else { return nil }
            return FileAttachment(name: parts[0], mediaType: parts[1], size: size, digest: digest, claim: claim)
        }
    }
#endif
