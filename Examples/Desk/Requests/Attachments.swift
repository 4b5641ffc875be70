#if Command
    import ArgumentParser
    import Foundation
    import ServiceDesk

    extension Session {
        /// Keeps files, so that a message can name them.
        func upload(_ paths: [String]) async throws -> [FileAttachment] {
            for path in paths { try InputFile(path).openIfNeeded() }
            var attachments: [FileAttachment] = []
            for path in paths {
                let name = String(path.split(separator: "/").last ?? "file")
                attachments.append(
                    try await desk.upload(
                        name: name, mediaType: mediaType(ofFileNamed: name), as: viewer, FileBytes(path: path)))
            }
            return attachments
        }

        /// All of a request’s timeline that the viewer may read.
        func timeline(of request: Request) async throws -> [RecordedEvent] {
            var events: [RecordedEvent] = []
            var isWhole = false
            while !isWhole {
                let after = events.last?.version ?? 0
                let page = try await desk.timeline(of: .id(request.id), as: viewer, after: after, limit: 1_000)
                events += page
                isWhole = page.count < 1_000
            }
            return events
        }
    }

    /// The usual media type for a file name’s ending; what is not known is plain bytes.
    private func mediaType(ofFileNamed name: String) -> String {
        let types = [
            "txt": "text/plain", "log": "text/plain", "md": "text/markdown", "csv": "text/csv", "html": "text/html",
            "json": "application/json", "pdf": "application/pdf", "png": "image/png", "jpg": "image/jpeg",
            "jpeg": "image/jpeg", "gif": "image/gif", "webp": "image/webp", "svg": "image/svg+xml",
            "zip": "application/zip", "gz": "application/gzip", "eml": "message/rfc822",
            "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ]
        let ending = name.split(separator: ".").dropFirst().last?.lowercased() ?? ""
        return types[ending] ?? "application/octet-stream"
    }

    struct Save: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "save", abstract: "Save a file of a request.")

        @Argument(help: "The request.") var number: NumberArgument
        @Argument(help: "The file’s name, or the beginning of its digest.") var file: String
        @Option(
            help: ArgumentHelp("Where to; - for standard output. Default: its name, in this folder.", valueName: "path")
        )
        var to: String?
        @Flag(help: "Replace a file that is there.") var force = false
        @OptionGroup var acting: ActingOptions

        mutating func run() async throws {
            let session = try await acting.begin(reading: true)
            let request = try await naming([number]) {
                try await session.desk.request(number.reference, as: session.viewer)
            }
            let attachment = try find(in: try await session.timeline(of: request))
            let bytes = try await session.desk.download(attachment.digest, of: number.reference, as: session.viewer)
            if to == "-" {
                for try await piece in bytes { try Terminal.write(piece) }
                return
            }
            let output = try OutputFile(try to ?? defaultPath(of: attachment), replaces: force)
            for try await piece in bytes { try output.write(piece) }
            try output.finish()
            if session.isJSON {
                try Terminal.printJSON(
                    ["path": output.path, "digest": attachment.digest.description, "size": "\(attachment.size)"])
            } else {
                Terminal.print("\(output.path): \(byteText(attachment.size))")
            }
        }

        private func find(in timeline: [RecordedEvent]) throws -> FileAttachment {
            let all = timeline.flatMap { $0.event.message?.attachments ?? [] }
            let named = all.filter { $0.name == file }
            let isDigest = file.utf8.count >= 6
            let found = named.isEmpty && isDigest ? all.filter { $0.digest.description.hasPrefix(file) } : named
            guard let first = found.first else {
                let names = all.isEmpty ? "It has none." : "It has: \(all.map(\.name).joined(separator: ", "))."
                throw Failure(.noInput, "Request #\(number.number) has no file “\(file)”. \(names)")
            }
            guard found.allSatisfy({ $0.digest == first.digest }) else {
                let digests = found.map { String($0.digest.description.prefix(12)) }.joined(separator: ", ")
                throw Failure(.usage, "Several files are named “\(file)”; say which by its digest: \(digests).")
            }
            return first
        }

        /// The name comes from whoever sent the file: it must stay in this folder and must not hide.
        private func defaultPath(of attachment: FileAttachment) throws -> String {
            guard !attachment.name.hasPrefix("."), !attachment.name.contains("/"),
                attachment.name.safe == attachment.name
            else { throw Failure(.usage, "The file’s own name is no good here; name a place with --to.") }
            return attachment.name
        }
    }
#endif
