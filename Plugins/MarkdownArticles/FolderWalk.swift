#if Markdown
    import Foundation

    /// Finds the Markdown files of a folder.
    struct FolderWalk {
        private let root: FolderRoot
        private let options: MarkdownFolder.Options
        private(set) var report = MarkdownReport()
        /// In their order.
        private(set) var paths: [String] = []
        private var entries = 0

        init(_ root: FolderRoot, options: MarkdownFolder.Options) { (self.root, self.options) = (root, options) }

        mutating func run() throws(MarkdownFolderError) {
            // Opened anew: reading a folder moves the place at which it is read, and the root is read from again.
            let folder = FolderRoot.openFolder(".", in: root.descriptor)
            guard folder >= 0 else { throw .unreadable(path: ".", reason: FolderRoot.reason()) }
            try walk(folder, path: "", depth: 0)
            paths.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
            passOverTwins()
        }

        static func isMarkdown(_ name: String) -> Bool {
            let name = name.lowercased()
            return name.hasSuffix(".md") || name.hasSuffix(".markdown")
        }

        private mutating func passOver(_ path: String, _ message: String) {
            report.passOver(MarkdownProblem(path: path, message: message), keeping: options.reportedProblems)
        }

        /// Reads an open folder and closes it.
        private mutating func walk(_ folder: Int32, path: String, depth: Int) throws(MarkdownFolderError) {
            guard let stream = fdopendir(folder) else {
                close(folder)
                return passOver(path, "The folder cannot be read: \(FolderRoot.reason()).")
            }
            defer { closedir(stream) }
            var folders: [String] = []
            while true {
                errno = 0
                guard let entry = readdir(stream) else {
                    if errno != 0 { passOver(path, "The folder could not be read whole: \(FolderRoot.reason()).") }
                    break
                }
                let name = withUnsafePointer(to: &entry.pointee.d_name) {
                    $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(validatingCString: $0) }
                }
                if name == "." || name == ".." { continue }
                entries += 1
                guard entries <= options.entries else { throw .tooManyEntries(limit: options.entries) }
                if let name, try isFolder(name, in: folder, below: path) { folders.append(name) }
                if name == nil { passOver(path.isEmpty ? "." : path, "A name in this folder is no UTF-8: rename it.") }
            }
            for name in folders {
                let inner = path + name
                guard depth < min(options.depth, 200) else {
                    passOver(inner, "Folders are nested deeper than \(options.depth): move it up, or import it alone.")
                    continue
                }
                let descriptor = FolderRoot.openFolder(name, in: folder)
                guard descriptor >= 0 else {
                    passOver(inner, "The folder cannot be read: \(FolderRoot.reason()).")
                    continue
                }
                try walk(descriptor, path: inner + "/", depth: depth + 1)
            }
        }

        /// Takes a file into account; `true` for a folder to look into.
        private mutating func isFolder(_ name: String, in folder: Int32, below path: String)
            throws(MarkdownFolderError) -> Bool
        {
            guard !name.hasPrefix(".") else {
                report.hidden += 1
                return false
            }
            let place = path + name
            guard !name.unicodeScalars.contains(where: { $0.value < 0x20 || (0x7F..<0xA0).contains($0.value) }) else {
                passOver(path.isEmpty ? "." : path, "A name in this folder has a control character: rename it.")
                return false
            }
            var status = stat()
            guard fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else {
                passOver(place, "It cannot be read: \(FolderRoot.reason()).")
                return false
            }
            switch status.st_mode & S_IFMT {
            case S_IFDIR: return true
            case S_IFLNK:
                passOver(place, "This is a symbolic link, and is not followed: put the file itself there.")
            case S_IFREG where Self.isMarkdown(name):
                guard paths.count < options.files else { throw .tooManyFiles(limit: options.files) }
                paths.append(place)
            case _ where Self.isMarkdown(name): passOver(place, "This is no file.")
            default: report.count(other: name)
            }
            return false
        }

        /// Names that are the same but for how their accents are composed would be the same page.
        private mutating func passOverTwins() {
            var known: Set<String> = []
            // Unicode’s equality, which texts have by themselves, is the one that is wanted here.
            let twins = paths.filter { !known.insert($0).inserted }
            guard !twins.isEmpty else { return }
            for path in twins {
                passOver(path, "Another file has the same name, with its accents composed otherwise: rename one.")
            }
            known = []
            paths = paths.filter { known.insert($0).inserted }
        }
    }
#endif
