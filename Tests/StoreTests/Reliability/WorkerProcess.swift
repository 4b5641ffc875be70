import Foundation
import Testing

/// A `StoreWorker` that runs: what it says is read line by line.
final class WorkerProcess: @unchecked Sendable {
    private let process = Process()
    private let input = Pipe()
    private let outputPath: String

    /// - Parameter user: The number of the user as whom it runs, with a group of the same number; `nil` for our own.
    init(_ arguments: String..., in folder: TemporaryFolder, user: Int? = nil) throws {
        outputPath = folder.path("worker-\(UUID().uuidString).out")
        try Data().write(to: URL(fileURLWithPath: outputPath))
        let all = [Self.binary] + arguments
        if let user {
            process.executableURL = URL(fileURLWithPath: "/usr/bin/setpriv")
            process.arguments = ["--reuid=\(user)", "--regid=\(user)", "--clear-groups"] + all
        } else {
            process.executableURL = URL(fileURLWithPath: Self.binary)
            process.arguments = arguments
        }
        process.standardInput = input
        process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: outputPath))
        process.standardError = process.standardOutput
        try process.run()
    }

    /// The package's executables are built beside the tests.
    static let binary: String = {
        #if os(macOS)
        let bundle = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }?.bundlePath ?? ""
        return URL(fileURLWithPath: bundle).deletingLastPathComponent().path + "/StoreWorker"
        #else
        return URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent().path + "/StoreWorker"
        #endif
    }()

    var isRunning: Bool { process.isRunning }
    var pid: Int32 { process.processIdentifier }

    /// The whole lines that it has said so far.
    func lines() throws -> [String] {
        let text = String(decoding: try Data(contentsOf: URL(fileURLWithPath: outputPath)), as: UTF8.self)
        return text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
    }

    /// Returns the first line that begins so, once it is there.
    @discardableResult
    func line(_ beginning: String, after count: Int = 0) async throws -> String {
        while true {
            let hasEnded = !process.isRunning
            let lines = try lines()
            if let line = lines.dropFirst(count).first(where: { $0.hasPrefix(beginning) }) { return line }
            try #require(!hasEnded, "The worker ended and did not say “\(beginning)”: \(lines.suffix(5))")
            try await Task.sleep(for: .milliseconds(1))
        }
    }

    func send(_ line: String = "") throws { try input.fileHandleForWriting.write(contentsOf: Data((line + "\n").utf8)) }

    func closeInput() throws { try input.fileHandleForWriting.close() }

    func kill() async throws {
        Foundation.kill(pid, SIGKILL)
        try await end()
    }

    /// Waits for its end and returns what it said.
    @discardableResult
    func end() async throws -> [String] {
        while process.isRunning { try await Task.sleep(for: .milliseconds(1)) }
        return try lines()
    }

    /// 0 where it ended well; the signal where one ended it.
    var status: Int32 { process.terminationStatus }
    var wasKilled: Bool { process.terminationReason == .uncaughtSignal }

    deinit { if process.isRunning { Foundation.kill(pid, SIGKILL) } }
}
