#if Webhook
    import AsyncHTTPClient
    import Foundation
    import NIOCore
    import ServiceDesk

    /// How webhooks are sent.
    public struct WebhookOptions: Sendable {
        /// Addresses that are no public ones and yet may be written to: `AddressRange("10.1.0.0/16")`. Plain `http` is
        /// for these only.
        public var allowing: [AddressRange] = []
        /// How long an attempt may take, from the question for the address to the answer.
        public var timeout: Duration = .seconds(15)
        /// How long it may take to reach the other side.
        public var connectTimeout: Duration = .seconds(5)
        public var resolver: any NameResolver = SystemResolver()
        /// For the time in the signature, and for how long an endpoint rests.
        public var time: any TimeSource = SystemTime()

        public init() {}
    }

    /// Posts to endpoints: the one place that decides where the desk connects to, and what it makes of answers.
    struct WebhookSender: Sendable {
        let options: WebhookOptions

        /// Bytes of an answer that are read at most.
        static let maximumAnswer = 64 << 10
        /// Characters of an answer that an error quotes at most.
        private static let maximumQuote = 200
        /// Statuses of a receiver that will never take the body as it is.
        private static let finalStatuses: Set<UInt> = [400, 410, 413, 415, 422]

        /// Posts a body of JSON, and takes any status from 200 to 299 for a success.
        ///
        /// The name is looked up once; where one of its addresses is not allowed nothing is sent, else the connection
        /// goes to the very address that was checked. Redirects are answers like any other.
        func post(
            _ body: [UInt8], _ headers: [(name: String, value: String)], to endpoint: WebhookEndpoint,
            breaker: CircuitBreaker
        ) async throws(DeliveryError) {
            if let end = breaker.enter(at: options.time.now()) {
                throw DeliveryError(.resting, "\(endpoint) failed too often; it is left alone until \(end).")
            }
            do throws(DeliveryError) {
                try await attempt(body, headers, to: endpoint)
            } catch {
                switch error.code {
                case .refused: breaker.succeed()
                case _ where Task.isCancelled: breaker.give()
                default: breaker.fail(at: options.time.now())
                }
                throw error
            }
            breaker.succeed()
        }

        private func attempt(
            _ body: [UInt8], _ headers: [(name: String, value: String)], to endpoint: WebhookEndpoint
        ) async throws(DeliveryError) {
            do {
                try await within(options.timeout) {
                    let address = try await address(of: endpoint)
                    try await send(body, headers, to: endpoint, at: address)
                }
            } catch let error as DeliveryError {
                throw error
            } catch is TimedOut {
                throw DeliveryError(.unreachable, "\(endpoint) did not answer within \(options.timeout).")
            } catch {
                throw DeliveryError(.unreachable, "\(endpoint) cannot be reached: \(error)")
            }
        }

        private struct TimedOut: Error {}

        private func within(_ limit: Duration, _ body: @escaping @Sendable () async throws -> Void) async throws {
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask(operation: body)
                group.addTask {
                    try await Task.sleep(for: limit)
                    throw TimedOut()
                }
                defer { group.cancelAll() }
                try await group.next()
            }
        }

        // MARK: Where to

        private func address(of endpoint: WebhookEndpoint) async throws -> IPAddress {
            var addresses = [IPAddress(endpoint.host)].compactMap { $0 }
            if addresses.isEmpty { addresses = try await options.resolver.addresses(of: endpoint.host) }
            for address in addresses {
                let isListed = options.allowing.contains { $0.contains(address) }
                guard isListed || address.isPublic else {
                    throw DeliveryError(
                        .notAllowed, "\(endpoint) leads to \(address), which is not public; list it to allow it.")
                }
                guard isListed || endpoint.scheme == "https" else {
                    throw DeliveryError(
                        .notAllowed, "\(endpoint) is not encrypted; use https, or list \(address) to allow it.")
                }
            }
            guard let address = addresses.first else {
                throw DeliveryError(.unreachable, "\(endpoint) has no address.")
            }
            return address
        }

        private func configuration(for endpoint: WebhookEndpoint, at address: IPAddress) -> HTTPClient.Configuration {
            var configuration = HTTPClient.Configuration(redirectConfiguration: .disallow)
            configuration.httpVersion = .http1Only
            // The name stays in Host, SNI and the certificate; nobody asks for its address a second time.
            configuration.dnsOverride = [endpoint.host: "\(address)"]
            configuration.timeout.connect = TimeAmount(options.connectTimeout)
            configuration.connectionPool.retryConnectionEstablishment = false
            return configuration
        }

        // MARK: Sending

        /// With a client of its own: a connection that is kept could outlive what was checked.
        private func send(
            _ body: [UInt8], _ headers: [(name: String, value: String)], to endpoint: WebhookEndpoint,
            at address: IPAddress
        ) async throws {
            var request = HTTPClientRequest(url: endpoint.url)
            request.method = .POST
            request.headers.add(name: "Content-Type", value: "application/json")
            request.headers.add(name: "User-Agent", value: "swift-service-desk")
            for (name, value) in headers { request.headers.add(name: name, value: value) }
            request.body = .bytes(ByteBuffer(bytes: body))
            let sent = request
            try await HTTPClient.withHTTPClient(configuration: configuration(for: endpoint, at: address)) { client in
                let answer = try await client.execute(sent, timeout: TimeAmount(options.timeout))
                guard !(200...299).contains(answer.status.code) else { return }
                let said = try await beginning(of: answer.body)
                throw DeliveryError(
                    Self.finalStatuses.contains(answer.status.code) ? .refused : .failed,
                    "\(endpoint) answered \(answer.status.code)" + (said.isEmpty ? "." : ": \(said)"))
            }
        }

        /// What an answer begins with, as people can read it.
        private func beginning(of body: HTTPClientResponse.Body) async throws -> String {
            var bytes: [UInt8] = []
            for try await part in body {
                bytes += part.readableBytesView.prefix(Self.maximumAnswer - bytes.count)
                if bytes.count >= Self.maximumAnswer { break }
            }
            let words = String(decoding: bytes, as: UTF8.self).prefix(4 * Self.maximumQuote)
                .split { $0.isWhitespace || $0.unicodeScalars.contains { $0.properties.generalCategory == .control } }
            return String(words.joined(separator: " ").prefix(Self.maximumQuote))
        }
    }
#endif
