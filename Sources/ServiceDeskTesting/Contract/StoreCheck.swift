import ServiceDesk
import Synchronization

/// One named thing that a store must do, and the way to find out whether it does.
///
/// A check wants an empty store of its own.
public struct StoreCheck<Store: Sendable>: Sendable {
    /// What the store must do: `commit: results come in the order of the changes`.
    public let name: String
    let body: @Sendable (Store, Findings) async throws -> Void

    init(_ name: String, _ body: @escaping @Sendable (Store, Findings) async throws -> Void) {
        self.name = name
        self.body = body
    }

    /// Runs the check on an empty store.
    ///
    /// - Throws: ``ContractFailure`` that says what was expected and what was found.
    public func run(_ store: Store) async throws(ContractFailure) {
        let findings = Findings()
        do {
            try await body(store, findings)
        } catch {
            findings.add("nothing should be thrown; found \(String(reflecting: error))")
        }
        let problems = findings.problems
        guard problems.isEmpty else { throw ContractFailure([.init(check: name, problems: problems)]) }
    }
}

extension StoreCheck: CustomStringConvertible {
    public var description: String { name }
}

/// What a store does not do as it must.
public struct ContractFailure: Error, Sendable, CustomStringConvertible {
    public struct FailedCheck: Sendable {
        /// The name of the check.
        public let check: String
        /// Each with what was expected and what was found.
        public let problems: [String]
    }

    public let failedChecks: [FailedCheck]

    init(_ failedChecks: [FailedCheck]) { self.failedChecks = failedChecks }

    public var description: String {
        let list = failedChecks.map { failed in
            "\n- \(failed.check)" + failed.problems.map { "\n    \($0)" }.joined()
        }
        return "The store does not keep the contract:" + list.joined()
    }
}

/// Collects what a check finds wrong, so that one run tells all of it.
final class Findings: Sendable {
    private let list = Mutex<[String]>([])

    var problems: [String] { list.withLock { $0 } }

    /// More than these say nothing new.
    private static let maximumCount = 20

    func add(_ problem: String) {
        list.withLock { list in
            if list.count < Self.maximumCount { list.append(problem) }
        }
    }

    func expect<Value: Equatable>(_ found: Value, equals expected: Value, _ what: String) {
        guard found != expected else { return }
        add("\(what): expected \(Self.shown(expected)), found \(Self.shown(found))")
    }

    func expect(_ holds: Bool, _ what: String) {
        if !holds { add("\(what): expected, and not so") }
    }

    /// Expects that something is refused with a code.
    func expectError<Result>(
        _ code: StoreError.Code, _ what: String, from body: () async throws(StoreError) -> Result
    ) async {
        do throws(StoreError) {
            _ = try await body()
            add("\(what): expected the error \(code), found none")
        } catch {
            if error.code != code { add("\(what): expected the error \(code), found \(error.debugDescription)") }
        }
    }

    private static func shown(_ value: some Any) -> String {
        let text = String(describing: value)
        return text.count > 400 ? text.prefix(400) + "… (\(text.count) characters)" : text
    }
}
