#if Command
    import Foundation
    import Testing

    /// What a run of the command gave.
    struct Outcome {
        var status: Int32
        var output: String
        var errors: String
        /// Standard output as bytes.
        var bytes: [UInt8]

        /// Standard output as JSON.
        func json(_ location: SourceLocation = #_sourceLocation) throws -> JSONValue {
            try #require(status == 0, "\(errors)", sourceLocation: location)
            return try JSONDecoder().decode(JSONValue.self, from: Data(bytes))
        }
    }

    /// Runs the built `desk` in a temporary folder of its own, which goes away with it.
    final class Workplace {
        let folder: String

        init() throws {
            folder = NSTemporaryDirectory() + "desk-command-\(UUID().uuidString)"
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        }

        deinit {
            // A folder that cannot be removed is no failure of what was tested.
            try? FileManager.default.removeItem(atPath: folder)
        }

        /// A folder with the demo in it.
        static func demo() throws -> Workplace {
            let place = try Workplace()
            let made = try place.desk("demo", "--now", "2026-03-06T14:00:00Z")
            try #require(made.status == 0, "\(made.errors)")
            return place
        }

        func path(_ name: String) -> String { folder + "/" + name }

        func write(_ name: String, _ bytes: some Sequence<UInt8>) throws {
            try Data(Array(bytes)).write(to: URL(fileURLWithPath: path(name)))
        }

        func write(_ name: String, _ text: String) throws { try write(name, Array(text.utf8)) }

        func read(_ name: String) throws -> [UInt8] { Array(try Data(contentsOf: URL(fileURLWithPath: path(name)))) }

        func text(_ name: String) throws -> String { String(decoding: try read(name), as: UTF8.self) }

        @discardableResult
        func desk(_ arguments: String..., input: [UInt8] = [], environment: [String: String] = [:]) throws -> Outcome {
            try start([Self.binary] + arguments, input: input, environment: environment).wait()
        }

        /// Runs a line as a shell does, with `desk` in the path.
        func shell(_ line: String, environment: [String: String] = [:]) throws -> Outcome {
            try start(["/bin/sh", "-c", line], environment: environment).wait()
        }

        /// Starts a program without waiting for it.
        func start(_ arguments: [String], input: [UInt8] = [], environment: [String: String] = [:]) throws
            -> RunningCommand
        {
            try start(bytes: arguments.map { Array($0.utf8) }, input: input, environment: environment)
        }

        func start(
            bytes arguments: [[UInt8]], input: [UInt8] = [], environment: [String: String] = [:]
        ) throws -> RunningCommand {
            let name = "." + UUID().uuidString
            try write(name + ".in", input)
            var actions = posix_spawn_file_actions_t()
            posix_spawn_file_actions_init(&actions)
            defer { posix_spawn_file_actions_destroy(&actions) }
            posix_spawn_file_actions_addopen(&actions, 0, path(name + ".in"), O_RDONLY, 0)
            posix_spawn_file_actions_addopen(&actions, 1, path(name + ".out"), O_WRONLY | O_CREAT | O_TRUNC, 0o600)
            posix_spawn_file_actions_addopen(&actions, 2, path(name + ".err"), O_WRONLY | O_CREAT | O_TRUNC, 0o600)
            var variables = [
                "PATH": Self.binaryFolder + ":/usr/bin:/bin", "TZ": "UTC", "HOME": folder, "TERM": "xterm",
            ]
            variables.merge(environment) { _, new in new }
            // The shell changes the folder and becomes the program.
            let shell = ["/bin/sh", "-c", "cd \"$0\" && exec \"$@\"", folder].map { Array($0.utf8) }
            let pid = try Self.spawn(shell + arguments, variables.map { Array("\($0.key)=\($0.value)".utf8) }, &actions)
            return RunningCommand(pid: pid, place: self, name: name)
        }

        private static func spawn(
            _ arguments: [[UInt8]], _ environment: [[UInt8]], _ actions: inout posix_spawn_file_actions_t
        ) throws -> pid_t {
            func pointers(_ texts: [[UInt8]]) -> [UnsafeMutablePointer<CChar>?] {
                texts.map { text in
                    let copy = UnsafeMutablePointer<CChar>.allocate(capacity: text.count + 1)
                    for (index, byte) in (text + [0]).enumerated() { copy[index] = CChar(bitPattern: byte) }
                    return copy
                } + [nil]
            }
            let (argv, envp) = (pointers(arguments), pointers(environment))
            defer { for pointer in argv + envp { pointer?.deallocate() } }
            var pid: pid_t = 0
            let status = posix_spawn(&pid, String(decoding: arguments[0], as: UTF8.self), &actions, nil, argv, envp)
            try #require(status == 0, "\(String(cString: strerror(status)))")
            return pid
        }

        /// The folder of the test bundle, where the package's executables are as well.
        static let binaryFolder: String = {
            #if os(macOS)
                let bundle = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }?.bundlePath ?? ""
                return URL(fileURLWithPath: bundle).deletingLastPathComponent().path
            #else
                return URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent().path
            #endif
        }()

        static let binary = binaryFolder + "/desk"
    }

    /// A command that has been started.
    struct RunningCommand {
        let pid: pid_t
        let place: Workplace
        let name: String

        func wait() throws -> Outcome {
            var status: Int32 = 0
            while waitpid(pid, &status, 0) < 0 {
                try #require(errno == EINTR, "\(String(cString: strerror(errno)))")
            }
            let (output, errors) = (try place.read(name + ".out"), try place.read(name + ".err"))
            for ending in [".in", ".out", ".err"] { unlink(place.path(name + ending)) }
            // As a shell has it: 128 and the signal where one ended the process.
            let code = status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + status & 0x7F
            return Outcome(
                status: code, output: String(decoding: output, as: UTF8.self),
                errors: String(decoding: errors, as: UTF8.self), bytes: output)
        }
    }

    /// Any JSON, to be asked for its parts.
    @dynamicMemberLookup
    enum JSONValue: Decodable, Equatable {
        case object([String: JSONValue])
        case array([JSONValue])
        case text(String)
        case number(Double)
        case flag(Bool)
        case null

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if container.decodeNil() {
                self = .null
            } else if let flag = try? container.decode(Bool.self) {
                self = .flag(flag)
            } else if let number = try? container.decode(Double.self) {
                self = .number(number)
            } else if let text = try? container.decode(String.self) {
                self = .text(text)
            } else if let array = try? container.decode([JSONValue].self) {
                self = .array(array)
            } else {
                self = .object(try container.decode([String: JSONValue].self))
            }
        }

        subscript(dynamicMember key: String) -> JSONValue {
            if case .object(let object) = self { object[key] ?? .null } else { .null }
        }
        subscript(index: Int) -> JSONValue {
            guard case .array(let array) = self, array.indices.contains(index) else { return .null }
            return array[index]
        }
        var items: [JSONValue] { if case .array(let array) = self { array } else { [] } }
        var keys: [String] { if case .object(let object) = self { object.keys.sorted() } else { [] } }
        var string: String? { if case .text(let text) = self { text } else { nil } }
        var integer: Int? { if case .number(let number) = self { Int(number) } else { nil } }
    }

    extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral {
        init(stringLiteral value: String) { self = .text(value) }
        init(integerLiteral value: Int) { self = .number(Double(value)) }
        init(booleanLiteral value: Bool) { self = .flag(value) }
    }
#endif
