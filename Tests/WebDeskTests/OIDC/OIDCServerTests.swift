import Foundation
import Hummingbird
import HummingbirdTesting
import ServiceDesk
import Testing

@testable import WebDesk

/// A provider that nobody here wrote: on Authlib, from PyPI, as `.ci/test` fetches it.
private enum FetchedProvider {
    static let program = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("../../../.build/browser/bin/oidc-provider-mock").standardized.path
    static let isThere = FileManager.default.isExecutableFile(atPath: program)
}

@Suite(
    "Signing in with a provider that nobody here wrote (OIDC)",
    .enabled(if: FetchedProvider.isThere, "oidc-provider-mock is not there"))
struct OIDCServerTests {
    @Test("somebody goes there, says who they are, and is signed in")
    func signsIn() async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("desk-oidc-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let (provider, issuer) = try await start(in: folder)
        // It waits for connections that stay open, and would not end by itself.
        defer { kill(provider.processIdentifier, SIGKILL) }
        let world = try await WebWorld()
        let identity = try OIDCIdentity(issuer: issuer, clientID: "desk", clientSecret: "secret") { claims in
            claims.isEmailVerified && claims.email == "anna@firm.example" ? Person.ID(claims.subject) : nil
        }
        let router = Router()
        try DeskSite(world.desk, identity: identity, options: try WebWorld.options()).mount(on: router)
        try await Application(router: router).test(.live) { client in
            let base = "http://localhost:\(client.port ?? 0)"
            func browse(_ arguments: String...) async throws -> String {
                let (status, output) = try await Self.curl(["-c", "cookies", "-b", "cookies"] + arguments, in: folder)
                #expect(status == 0, "\(output)")
                return output
            }
            for (person, expected) in [("anna", "<span>Anna</span>"), ("eve", "403")] {
                let location = try await browse("-o", "/dev/null", "-w", "%{redirect_url}", base + "/sign-in/start")
                #expect(location.hasPrefix(issuer))
                let form = try await browse(location)
                #expect(form.contains("<form"))
                // What they say there takes them back.
                let page = try await browse("-L", "-w", "%{http_code}", "-d", "sub=\(person)", location)
                #expect(page.contains(expected), "\(page)")
                _ = try await browse(
                    "-o", "/dev/null", "-X", "POST", "-H", "Sec-Fetch-Site: same-origin", base + "/sign-out")
            }
            let location = try await browse("-o", "/dev/null", "-w", "%{redirect_url}", base + "/sign-in/start")
            let denied = try await browse("-L", "-w", "%{http_code}", "-d", "action=deny", location)
            #expect(denied.hasSuffix("403"))
        }
    }

    /// Starts the provider, and returns when it answers.
    private func start(in folder: URL) async throws -> (Process, issuer: String) {
        for _ in 0..<5 {
            let port = Int.random(in: 20_000..<30_000)
            let process = Process()
            process.executableURL = URL(fileURLWithPath: FetchedProvider.program)
            process.arguments = [
                "--port", "\(port)", "--require-nonce", "true", "--user-claims",
                #"{"sub": "anna", "email": "anna@firm.example", "email_verified": true}"#, "--user-claims",
                #"{"sub": "eve", "email": "anna@firm.example", "email_verified": false}"#,
            ]
            process.standardOutput = FileHandle.nullDevice
            process.standardError = FileHandle.nullDevice
            try process.run()
            let issuer = "http://127.0.0.1:\(port)"
            for _ in 0..<600 where process.isRunning {
                let answer = try await Self.curl([issuer + "/.well-known/openid-configuration"], in: folder)
                if answer.status == 0, answer.output.contains("authorization_endpoint") { return (process, issuer) }
                try await Task.sleep(for: .milliseconds(100))
            }
            kill(process.processIdentifier, SIGKILL)
        }
        throw Silent()
    }

    /// The provider does not answer.
    private struct Silent: Error {}

    /// On a thread of its own: the desk that is asked needs those that tasks share.
    private static func curl(_ arguments: [String], in folder: URL) async throws -> (status: Int32, output: String) {
        try await withCheckedThrowingContinuation { continuation in
            Thread.detachNewThread {
                continuation.resume(with: Result { try run(arguments, in: folder) })
            }
        }
    }

    private static func run(_ arguments: [String], in folder: URL) throws -> (status: Int32, output: String) {
        let (process, output) = (Process(), Pipe())
        process.executableURL = URL(fileURLWithPath: "/usr/bin/curl")
        process.arguments = ["-sS", "--max-time", "120"] + arguments
        process.currentDirectoryURL = folder
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let bytes = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: bytes, as: UTF8.self))
    }
}
