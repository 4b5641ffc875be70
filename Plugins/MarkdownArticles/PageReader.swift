#if Markdown
    import ServiceDesk

    /// Makes a page of a file.
    struct PageReader {
        /// Warnings about links that one page gets; more would say nothing new.
        private static let linkWarnings = 20

        private let folder: MarkdownFolder
        private let root: FolderRoot
        private let finder: LinkFinder
        private let limits = RequestLimits()

        init(_ folder: MarkdownFolder, _ root: FolderRoot, paths: [String]) {
            (self.folder, self.root) = (folder, root)
            finder = LinkFinder(folder: folder.name, root: root, paths: Set(paths))
        }

        func read(_ path: String) throws(MarkdownProblem) -> MarkdownPage {
            let bytes = try bytes(of: path)
            guard let file = String(validating: bytes, as: UTF8.self) else {
                throw MarkdownProblem(
                    path: path, line: Self.firstBrokenLine(of: bytes),
                    message: "The file is not valid UTF-8: save it with that encoding.")
            }
            if let place = bytes.firstIndex(of: 0) {
                throw MarkdownProblem(
                    path: path, line: bytes[..<place].count { $0 == 0x0A } + 1,
                    message: "The file has the character NUL: is it no text?")
            }
            let front: FrontMatter
            do throws(FrontMatter.Mistake) { front = try FrontMatter(of: file) } catch {
                throw MarkdownProblem(path: path, line: error.line, message: error.message)
            }
            try check(front.text.utf8.count, "The text", limit: folder.options.textBytes, path)
            return try page(path, front, digest: Digest(of: bytes))
        }

        private func bytes(of path: String) throws(MarkdownProblem) -> [UInt8] {
            let (bytes, size) = try root.read(path, limit: folder.options.fileBytes)
            try check(size, "The file", limit: folder.options.fileBytes, path)
            return bytes
        }

        private func check(_ size: Int, _ what: String, limit: Int, _ path: String) throws(MarkdownProblem) {
            guard size > limit else { return }
            throw MarkdownProblem(
                path: path,
                message: "\(what) has \(size) bytes, and at most \(limit) are read: divide it into several pages.")
        }

        private static func firstBrokenLine(of bytes: [UInt8]) -> Int? {
            bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
                .firstIndex { String(validating: $0, as: UTF8.self) == nil }.map { $0 + 1 }
        }

        private func page(_ path: String, _ front: FrontMatter, digest: Digest) throws(MarkdownProblem) -> MarkdownPage
        {
            let text = String(front.text)
            let name = PageName(path)
            var warnings: [MarkdownProblem] = []
            let contents: PageContents
            do throws(MarkdownError) { contents = try PageContents(of: text, limit: folder.options.textBytes) } catch {
                throw MarkdownProblem(path: path, message: error.description)
            }
            if text.utf8.allSatisfy({ $0 <= 0x20 }) {
                warnings.append(MarkdownProblem(path: path, message: "The page has no text."))
            }
            let title = title(front.title, contents.heading, name.title, path, &warnings)
            let tags = tags(front.tags, path, &warnings)
            var links: [MarkdownLink] = []
            var nowhere = 0
            for reference in contents.references {
                guard let link = finder.link(reference.address, isImage: reference.isImage, on: path) else { continue }
                links.append(link)
                guard let complaint = Self.complaint(link) else { continue }
                nowhere += 1
                guard nowhere <= Self.linkWarnings else { continue }
                let line = reference.line.map { $0 + front.firstLine - 1 }
                warnings.append(MarkdownProblem(path: path, line: line, message: complaint))
            }
            if nowhere > Self.linkWarnings {
                warnings.append(
                    MarkdownProblem(path: path, message: "\(nowhere - Self.linkWarnings) more links lead nowhere."))
            }
            return MarkdownPage(
                id: MarkdownPage.id(folder: folder.name, path: path), path: path, title: title, text: text,
                firstLine: front.firstLine, language: front.language ?? name.language ?? folder.options.language,
                tags: tags, reviewOn: front.reviewOn, audience: front.audience, links: links, digest: digest,
                warnings: warnings)
        }

        private static func complaint(_ link: MarkdownLink) -> String? {
            let address = TerminalText.oneLine(String(link.address.prefix(200)))
            switch link.destination {
            case .nowhere: return "The link “\(address)” leads nowhere."
            case .outside: return "The link “\(address)” leads out of the folder."
            case .page, .file, .template: return nil
            }
        }

        private func title(
            _ front: String?, _ heading: String?, _ name: String, _ path: String, _ warnings: inout [MarkdownProblem]
        ) -> String {
            let title =
                [front, heading].lazy.compactMap { $0.map(TerminalText.oneLine) }.first { !$0.isEmpty }
                ?? TerminalText.oneLine(name)
            guard title.utf8.count > limits.articleTitle else { return title }
            let message = "The title has \(title.utf8.count) bytes; the first \(limits.articleTitle) are taken."
            warnings.append(MarkdownProblem(path: path, message: message))
            return Self.cut(title, to: limits.articleTitle)
        }

        private static func cut(_ text: String, to limit: Int) -> String {
            var (kept, size) = ("", 0)
            for character in text {
                size += character.utf8.count
                if size > limit { break }
                kept.append(character)
            }
            return kept
        }

        private func tags(_ written: [String], _ path: String, _ warnings: inout [MarkdownProblem]) -> SortedSet<String>
        {
            var tags = written
            if folder.options.tagsFromFolders { tags += path.split(separator: "/").dropLast().map(String.init) }
            // A tag is one word: “Away from office” becomes “Away-from-office”.
            tags = tags.map { tag in
                TerminalText.oneLine(tag).split { $0.isWhitespace || $0 == "," }.joined(separator: "-")
            }
            let kept = tags.filter { !$0.isEmpty && $0.utf8.count <= limits.tag }
            if kept.count < tags.count {
                let message = "\(tags.count - kept.count) tags are left out: a tag has at most \(limits.tag) bytes."
                warnings.append(MarkdownProblem(path: path, message: message))
            }
            let set = SortedSet(kept)
            guard set.elements.count > limits.tags else { return set }
            let message = "There are \(set.elements.count) tags; the first \(limits.tags) of them are taken."
            warnings.append(MarkdownProblem(path: path, message: message))
            return SortedSet(set.elements.prefix(limits.tags))
        }
    }
#endif
