#if Markdown
    import Foundation
    import ServiceDesk

    /// Finds where the relative links of a page lead.
    struct LinkFinder {
        let folder: String
        let root: FolderRoot
        /// The pages of the folder.
        let paths: Set<String>

        /// - Returns: `nil` for an address that is not relative, or leads to a heading of the page itself.
        func link(_ address: String, isImage: Bool, on page: String) -> MarkdownLink? {
            guard !address.isEmpty, !address.hasPrefix("#"), !address.hasPrefix("//"),
                LinkAddress.kind(of: address) == .relative || address.hasPrefix("{")
            else { return nil }
            return MarkdownLink(
                address: address, isImage: isImage, destination: destination(of: address, isImage: isImage, on: page))
        }

        private func destination(of address: String, isImage: Bool, on page: String) -> MarkdownLink.Destination {
            if address.contains("{{") || address.contains("{%") || address.hasPrefix("{") { return .template }
            let anchor = address.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).dropFirst().first
            let bare = address.prefix { $0 != "#" && $0 != "?" }
            let written = bare.removingPercentEncoding ?? String(bare)
            var parts = written.hasPrefix("/") ? [] : page.split(separator: "/").dropLast().map(String.init)
            for part in written.split(separator: "/") where part != "." {
                if part == ".." {
                    guard parts.popLast() != nil else { return .outside }
                } else {
                    parts.append(String(part))
                }
            }
            let path = parts.joined(separator: "/")
            if !isImage, let found = candidates(path).first(where: paths.contains) {
                let id = MarkdownPage.id(folder: folder, path: found)
                return .page(id, path: found, anchor: anchor.flatMap { $0.isEmpty ? nil : String($0) })
            }
            // A name that a system call would take for a shorter one is nowhere.
            return !path.isEmpty && !path.contains("\0") && root.contains(path)
                ? .file(path: path) : .nowhere(path: path)
        }

        /// The page itself, or as generators of pages name it: without its end, with `.html`, or by its folder.
        private func candidates(_ path: String) -> [String] {
            var stems = [path]
            if path.hasSuffix(".html") { stems.append(String(path.dropLast(5))) }
            let ends = [".md", ".markdown", "/index.md", "/README.md", "/readme.md"]
            return [path]
                + stems.flatMap { stem in ends.map { stem.isEmpty ? String($0.drop { $0 == "/" }) : stem + $0 } }
        }
    }
#endif
